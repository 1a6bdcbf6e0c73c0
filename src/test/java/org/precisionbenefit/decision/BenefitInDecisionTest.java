package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.benefit.KnownResult;
import org.precisionbenefit.formulary.benefit.ResultCondition;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.Prescriber;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFinding;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.profile.Specimen;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What a plan's row excludes, asks of the member and lets results open, in decisions about prasugrel. */
class BenefitInDecisionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final JsonCanonical JSON = new JsonCanonical();
    private static final String PRASUGREL = "drugs/prasugrel.yaml";
    private static final String TIER = "    tier: non-preferred-generic\n";
    private static final DecisionEngine SHIPPED = engine(RealReleases.formularyFiles());
    private static final DecisionEngine OPENS = engine(
            withOverlay("CYP2C19", "step_therapy: []\n    prior_authorization: false\n    tier: preferred-generic"));
    private static final GeneFact POOR = gene("CYP2C19", "*2/*2", Provenance.Source.DOCUMENTED);

    private static DecisionEngine engine(SourceFiles authored) {
        return RealReleases.engine(authored, RealReleases.noModels(), new ReferenceEvaluator());
    }

    private static SourceFiles withOverlay(String gene, String change) {
        SourceFiles shipped = RealReleases.formularyFiles().where(path -> !path.startsWith("overlay/"));
        return shipped.and(new SourceFiles(List.of(new SourceFile(
                "overlay/test.yaml",
                "overlay: test\nsince: 2026-01-01\nsource: Overlay of the test\nlocator: row 1\n"
                        + "last_checked: 2026-11-28\nrows:\n  - plan: DEMO-COMMERCIAL\n    drug: prasugrel\n"
                        + "    when: {gene: " + gene + ", phenotype: [Poor Metabolizer]}\n    " + change + "\n"))));
    }

    /** The shipped files with other words in the row of prasugrel on the commercial plan. */
    private static DecisionEngine withRow(String text, String replacement) {
        SourceFiles shipped = RealReleases.formularyFiles().where(path -> !path.startsWith("overlay/"));
        String file = shipped.find(PRASUGREL).orElseThrow().text();
        assertThat(file).contains(text);
        int place = file.indexOf(text);
        String changed = file.substring(0, place) + replacement + file.substring(place + text.length());
        return engine(shipped.where(path -> !path.equals(PRASUGREL))
                .and(new SourceFiles(List.of(new SourceFile(PRASUGREL, changed)))));
    }

    private static GeneFact gene(String gene, String diplotype, Provenance.Source source) {
        return new GeneFact(
                new GeneSymbol(gene),
                diplotype,
                null,
                GeneFact.Status.FINAL,
                source == Provenance.Source.DOCUMENTED,
                new Provenance("Observation/" + gene, source, DAY.minusMonths(1)));
    }

    private static DecisionInputs inputs(String born, Sex sex, String diagnosis, GeneFact... genes) {
        return new DecisionInputs(
                new DecisionId("00000000-0000-4000-8000-000000000000"),
                new PriorAuthRequest(
                        new ClaimIdentifier("urn:test", "1"),
                        null,
                        Urgency.STANDARD,
                        new PlanId("DEMO-COMMERCIAL"),
                        new Prescriber("", ""),
                        null,
                        List.of(new RequestedItem(
                                1,
                                List.of(Code.of(CodeSystem.RXNORM, "855812")),
                                "",
                                Quantity.of("30", "tablet"),
                                30,
                                diagnosis.isEmpty() ? List.of() : List.of(Code.of(CodeSystem.ICD10CM, diagnosis)))),
                        null),
                new MemberProfile(
                        new MemberId("test"),
                        born.isEmpty() ? null : LocalDate.parse(born),
                        sex,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(genes),
                        List.of()),
                new AsOf(DAY),
                null,
                null);
    }

    private static DecisionInputs inputs(GeneFact... genes) {
        return inputs("1960-05-01", Sex.FEMALE, "I21.4", genes);
    }

    private static ItemDecision decide(DecisionEngine engine, DecisionInputs inputs) {
        return engine.decide(inputs).items().get(0);
    }

    private static @Nullable Pended pended(ItemDecision item) {
        return item.outcome().determination() instanceof Pended pended ? pended : null;
    }

    @Test
    void documented_result_opens_the_row_and_is_recorded_with_it() {
        ItemDecision item = decide(OPENS, inputs(POOR));
        assertThat(item.outcome().determination()).isInstanceOf(NotRequired.class);
        assertThat(item.benefit().priorAuthorization()).isTrue();
        assertThat(item.opened().benefit().priorAuthorization()).isFalse();
        assertThat(item.opened().benefit().stepTherapy()).isEmpty();
        assertThat(item.opened().rows()).hasSize(1);
        assertThat(item.remarks().notes())
                .contains("The plan's own row was opened by the member's results: CYP2C19 (Poor Metabolizer) opens tier"
                        + " preferred-generic, no prior authorization, no step therapy (Overlay of the test, row 1).");
    }

    @Test
    void decision_that_a_result_opened_replays_byte_for_byte() {
        String record = JSON.encode(OPENS.decide(inputs(POOR)));
        DecisionRecord read = JSON.decode(record, DecisionRecord.class);
        assertThat(JSON.encode(read)).isEqualTo(record);
        assertThat(JSON.encode(OPENS.decide(read.inputs()))).isEqualTo(record);
    }

    @Test
    void without_a_certain_documented_result_the_base_holds_and_nothing_is_recorded() {
        List<DecisionInputs> cases = List.of(
                inputs(),
                inputs(gene("CYP2C19", "*1/*1", Provenance.Source.DOCUMENTED)),
                inputs(gene("CYP2C19", "*2/*2", Provenance.Source.ATTESTED)));
        for (DecisionInputs inputs : cases) {
            ItemDecision item = decide(OPENS, inputs);
            assertThat(item.opened()).isNull();
            assertThat(item).isEqualTo(decide(SHIPPED, inputs));
            assertThat(JSON.encode(item)).doesNotContain("\"opened\"").doesNotContain("\"terms\"");
        }
    }

    @Test
    void authorization_lasts_as_long_as_the_result_opens() {
        DecisionEngine longer = engine(withOverlay("CYP2C19", "step_therapy: []\n    authorization_days: 900"));
        List<GoldenCase> approved = GoldenCase.all().stream()
                .filter(golden -> golden.expect().get("outcome").equals("Approved"))
                .filter(golden -> decide(longer, GoldenInputs.of(golden)).opened() != null)
                .toList();
        assertThat(approved).isNotEmpty().allSatisfy(golden -> {
            DecisionInputs inputs = GoldenInputs.of(golden);
            Approved answer = (Approved) decide(longer, inputs).outcome().determination();
            assertThat(answer.period().end()).isEqualTo(inputs.asOf().date().plusDays(899));
        });
    }

    @Test
    void result_that_opens_is_read_although_no_policy_asks_about_its_gene() {
        DecisionEngine other = engine(withOverlay("CYP2B6", "prior_authorization: false\n    step_therapy: []"));
        DecisionInputs inputs = inputs(gene("CYP2B6", "*6/*6", Provenance.Source.DOCUMENTED));
        assertThat(SHIPPED.reading(inputs.profile(), inputs.request()).genes()).isEmpty();
        MemberProfile read = other.reading(inputs.profile(), inputs.request());
        assertThat(read.genes()).hasSize(1);
        ItemDecision item = decide(other, inputs);
        assertThat(item.opened()).isNotNull();
        assertThat(item.outcome().determination()).isInstanceOf(NotRequired.class);
    }

    @Test
    void word_that_no_result_of_the_gene_can_be_is_found_before_it_waits_for_ever() {
        KnowledgeRelease knowledge =
                new KnowledgeLoader().load(RealReleases.formularyFiles().where(KnowledgeLoader::reads));
        SourceFiles shipped = RealReleases.formularyFiles().where(FormularyLoader::reads);
        assertThat(ReleaseCheck.check(new FormularyLoader().load(shipped), knowledge))
                .isEmpty();
        SourceFiles misspelled = new SourceFiles(withOverlay("CYP2C19", "step_therapy: []").files().stream()
                .filter(file -> FormularyLoader.reads(file.path()))
                .map(file ->
                        new SourceFile(file.path(), file.text().replace("[Poor Metabolizer]", "[Poor Metaboliser]")))
                .toList());
        assertThat(ReleaseCheck.check(new FormularyLoader().load(misspelled), knowledge))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("The result (Poor Metaboliser) of the overlay row of drug 613391 on plan"
                                + " DEMO-COMMERCIAL must be one that gene CYP2C19 can have. Did you mean"
                                + " \"Poor Metabolizer\"?"));
    }

    @Test
    void excluded_drug_goes_to_a_person_with_the_reason() {
        DecisionEngine excludes = withRow(
                TIER
                        + "    prior_authorization: true\n    step_therapy: [clopidogrel]\n"
                        + "    quantity_limit: {quantity: 30, unit: tablet, days: 30}\n    days_supply_limit: 90\n",
                "    coverage: excluded\n    reason: Not a benefit of this plan.\n");
        Pended pended = pended(decide(excludes, inputs(POOR)));
        assertThat(pended.reason()).isEqualTo(Pended.Reason.NOT_COVERED);
        assertThat(pended.waitsFor()).isEqualTo(Pended.WaitsFor.HUMAN_REVIEW);
        assertThat(pended.because())
                .isEqualTo("A person reviews this request, because the plan excludes the drug: Not a benefit of this"
                        + " plan.");
    }

    @ParameterizedTest
    @CsvSource({
        "'sex: male', 1960-05-01, FEMALE, I21.4, 'That is not so by what was sent.'",
        "'sex: male', 1960-05-01, UNKNOWN, I21.4, 'send the member''s sex.'",
        "'age: {below: 65}', 1960-05-01, FEMALE, I21.4, 'below 65 years. That is not so by what was sent.'",
        "'age: {below: 65}', '', FEMALE, I21.4, 'send the member''s age.'",
    })
    void edit_that_is_not_met_or_cannot_be_told_goes_to_a_person(
            String row, String born, Sex sex, String diagnosis, String words) {
        Pended pended = pended(decide(withRow(TIER, TIER + "    " + row + "\n"), inputs(born, sex, diagnosis, POOR)));
        assertThat(pended.reason()).isEqualTo(Pended.Reason.NOT_COVERED);
        assertThat(pended.waitsFor()).isEqualTo(Pended.WaitsFor.HUMAN_REVIEW);
        assertThat(pended.because()).contains(words);
    }

    @Test
    void other_diagnosis_than_those_covered_goes_to_a_person_and_a_covered_one_does_not() {
        DecisionEngine some = withRow(
                TIER,
                TIER + "    coverage: indication-only\n"
                        + "    indications: [{system: icd-10-cm, starts_with: I21}]\n");
        DecisionInputs covered = inputs(POOR);
        assertThat(decide(some, covered).outcome())
                .isEqualTo(decide(SHIPPED, covered).outcome());
        assertThat(pended(decide(some, inputs("1960-05-01", Sex.FEMALE, "I63.9", POOR)))
                        .because())
                .contains("diagnoses that begin with I21 alone. That is not so by what was sent.");
        assertThat(pended(decide(some, inputs("1960-05-01", Sex.FEMALE, "", POOR)))
                        .because())
                .contains("send the diagnosis, as an ICD-10-CM code.");
    }

    @Test
    void markers_count_when_final_documented_and_without_contradiction() {
        ResultCondition positive = new ResultCondition("PD-L1", List.of("positive"));
        BiomarkerFact found = marker("positive", GeneFact.Status.FINAL, Provenance.Source.DOCUMENTED);
        assertThat(positive.isMet(known(found))).isTrue();
        assertThat(positive.isMet(known(marker("negative", GeneFact.Status.FINAL, Provenance.Source.DOCUMENTED))))
                .isFalse();
        assertThat(positive.isMet(known(marker("positive", GeneFact.Status.NOT_FINAL, Provenance.Source.DOCUMENTED))))
                .isFalse();
        assertThat(positive.isMet(known(marker("positive", GeneFact.Status.FINAL, Provenance.Source.ATTESTED))))
                .isFalse();
        assertThat(positive.isMet(
                        known(found, marker("negative", GeneFact.Status.FINAL, Provenance.Source.DOCUMENTED))))
                .isFalse();
        assertThat(positive.isMet(
                        known(found, marker("negative", GeneFact.Status.WITHDRAWN, Provenance.Source.DOCUMENTED))))
                .isTrue();
    }

    private static List<KnownResult> known(BiomarkerFact... facts) {
        return KnownResults.of(new org.precisionbenefit.evidence.Evidence(List.of(), List.of()), List.of(facts));
    }

    private static BiomarkerFact marker(String word, GeneFact.Status status, Provenance.Source source) {
        return new BiomarkerFact(
                "pd-l1",
                new BiomarkerFinding.Stated("IHC", word),
                BiomarkerFact.Origin.UNKNOWN,
                null,
                Specimen.UNKNOWN,
                status,
                true,
                new Provenance("Observation/marker", source, DAY));
    }
}
