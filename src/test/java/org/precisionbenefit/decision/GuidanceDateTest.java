package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Gene guidance counts from its own day on, had the plan and its policy held earlier. */
class GuidanceDateTest {
    private static final DecisionEngine EARLIER = RealReleases.engine(
            since2022(RulesFolder.files()),
            since2022(RealReleases.formularyFiles()),
            RealReleases.noModels(),
            new ReferenceEvaluator());

    @Test
    void gene_result_opens_the_exception_on_the_day_of_the_guideline_and_not_on_the_day_before() {
        ItemDecision before = decide("2022-02-07");
        assertThat(status(before, "step-gene")).isEqualTo(Status.UNKNOWN);
        assertThat(before.outcome().determination())
                .isInstanceOfSatisfying(
                        Pended.class, pended -> assertThat(pended.reason()).isEqualTo(Pended.Reason.FACTS_MISSING));
        ItemDecision from = decide("2022-02-08");
        assertThat(status(from, "step-gene")).isEqualTo(Status.MET);
        assertThat(from.outcome().determination()).isInstanceOf(Approved.class);
    }

    private static ItemDecision decide(String day) {
        GoldenCase poorMetabolizer = GoldenCase.all().stream()
                .filter(one -> one.name().equals("A poor metabolizer with an infarction gets prasugrel at once"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> given = new LinkedHashMap<>(poorMetabolizer.given());
        given.put("as of", day);
        GoldenCase then = new GoldenCase(poorMetabolizer.file(), day, given, Map.of());
        return EARLIER.decide(GoldenInputs.of(then)).items().get(0);
    }

    private static Status status(ItemDecision item, String criterion) {
        return item.evaluation().findings().stream()
                .filter(finding -> finding.criterion().value().equals(criterion))
                .findFirst()
                .orElseThrow()
                .status();
    }

    /** The same files as if the plan year 2026 had begun with 2022. */
    private static SourceFiles since2022(SourceFiles files) {
        List<SourceFile> earlier = files.files().stream()
                .map(file -> new SourceFile(file.path(), file.text().replace("2026-01-01", "2022-01-01")))
                .toList();
        return new SourceFiles(earlier);
    }
}
