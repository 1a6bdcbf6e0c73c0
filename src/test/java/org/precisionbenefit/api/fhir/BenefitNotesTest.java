package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What a prescriber reads where a result opened the plan's row, or the plan excludes the drug. */
class BenefitNotesTest {
    private static final String PRASUGREL = "drugs/prasugrel.yaml";
    private static final SourceFiles SHIPPED =
            RealReleases.formularyFiles().where(path -> !path.startsWith("overlay/"));

    private static CaseFile decided(SourceFiles files) {
        Submission read =
                Decided.READER.read(Decided.text("approved-gene-exception").getBytes(StandardCharsets.UTF_8));
        DecisionRecord record = RealReleases.engine(files, RealReleases.noModels(), new ReferenceEvaluator())
                .decide(new DecisionInputs(
                        new DecisionId(Decided.ID),
                        read.request(),
                        read.profile(),
                        new AsOf(LocalDate.of(2026, 11, 21)),
                        null,
                        null));
        return new CaseFile(record, new Explanation(List.of()), Instant.parse("2026-11-21T10:15:30Z"), List.of());
    }

    private static List<String> notes(SourceFiles files) {
        CaseFile file = decided(files);
        return ItemNotes.of(file.record().items().get(0), file);
    }

    @Test
    void result_that_opens_the_row_is_told_with_its_source() {
        SourceFile overlay = new SourceFile(
                "overlay/test.yaml",
                "overlay: test\n"
                        + "since: 2026-01-01\n"
                        + "source: Overlay of the test\n"
                        + "last_checked: 2026-11-28\n"
                        + "rows:\n"
                        + "  - {plan: DEMO-COMMERCIAL, drug: prasugrel, when: {gene: CYP2C19, phenotype: [Poor"
                        + " Metabolizer, Intermediate Metabolizer]}, step_therapy: [], prior_authorization: false}\n");
        assertThat(notes(SHIPPED.and(new SourceFiles(List.of(overlay)))))
                .contains("The plan's formulary asks for no authorization of this drug in this amount.")
                .contains("The plan's own row was opened by the member's results: CYP2C19 (Poor Metabolizer or"
                        + " Intermediate Metabolizer) opens no prior authorization, no step therapy (Overlay of"
                        + " the test).");
    }

    @Test
    void excluded_drug_waits_for_a_person_and_its_reason_is_told() {
        String file = SHIPPED.find(PRASUGREL).orElseThrow().text();
        int rows = file.indexOf("\nformulary:\n");
        SourceFile excluded = new SourceFile(
                PRASUGREL,
                file.substring(0, rows)
                        + "\nformulary:\n  - {plan: DEMO-COMMERCIAL, since: 2026-01-01, coverage: excluded,"
                        + " reason: Not a benefit of this plan., source: Test, last_checked: 2026-11-28}\n");
        assertThat(notes(SHIPPED.where(path -> !path.equals(PRASUGREL)).and(new SourceFiles(List.of(excluded)))))
                .contains("A person reviews this request, because the plan excludes the drug: Not a benefit of this"
                        + " plan.")
                .contains("It waits for a person, who reviews it.");
    }
}
