package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.evidence.label.Indication;
import org.precisionbenefit.evidence.tumour.EligibilityAnswer.Outcome;
import org.precisionbenefit.evidence.tumour.MarkerFacts;
import org.precisionbenefit.evidence.tumour.TumourSays;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.Prescriber;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFact.Origin;
import org.precisionbenefit.profile.BiomarkerFact.Pathogenicity;
import org.precisionbenefit.profile.BiomarkerFinding;
import org.precisionbenefit.profile.BiomarkerFinding.Presence;
import org.precisionbenefit.profile.FurtherFacts;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.profile.Specimen;
import org.precisionbenefit.profile.TumourFact;
import org.precisionbenefit.profile.WithheldFact;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.SourceFile;

/** What policies, records and answers make of tumour markers and inherited variants that are sent with a request. */
class MarkerPolicyTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static final String OSIMERTINIB = "1721581";
    private static final String ELIGLUSTAT = "1547231";
    private static final String IVACAFTOR = "1243052";
    private static final String METASTATIC_LUNG = "C34.11 C78.7";
    private static final DecisionEngine ENGINE = MarkerEngines.engine(new ReferenceEvaluator());

    private final List<BiomarkerFact> markers = new ArrayList<>();
    private final List<GeneFact> genes = new ArrayList<>();
    private final List<MedicationFact> medications = new ArrayList<>();
    private final List<TumourFact> tumours = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    private DecisionInputs inputs(String product, String diagnoses) {
        PriorAuthRequest request = new PriorAuthRequest(
                new ClaimIdentifier("urn:test", "1"),
                null,
                Urgency.STANDARD,
                new PlanId("DEMO-COMMERCIAL"),
                new Prescriber("", ""),
                null,
                List.of(new RequestedItem(
                        1,
                        List.of(Code.of(CodeSystem.RXNORM, product)),
                        "",
                        Quantity.of("30", product.equals(ELIGLUSTAT) ? "capsule" : "tablet"),
                        30,
                        diagnoses.isEmpty() ? List.of() : icd10(diagnoses.split(" ")))),
                null);
        MemberProfile sent = new MemberProfile(
                new MemberId("m"),
                LocalDate.of(1960, 5, 1),
                Sex.UNKNOWN,
                List.of(),
                medications,
                List.of(),
                genes,
                answers,
                new FurtherFacts(markers, tumours, List.of()));
        return new DecisionInputs(
                new DecisionId("00000000-0000-4000-8000-000000000000"),
                request,
                ENGINE.reading(sent, request),
                new AsOf(DAY),
                null,
                null);
    }

    private static List<Code> icd10(String... codes) {
        List<Code> all = new ArrayList<>();
        for (String code : codes) {
            all.add(Code.of(CodeSystem.ICD10CM, code));
        }
        return all;
    }

    private ItemDecision decide(String product, String diagnoses) {
        return ENGINE.decide(inputs(product, diagnoses)).items().get(0);
    }

    private static Provenance from(String resource) {
        return new Provenance(resource, Provenance.Source.DOCUMENTED, LocalDate.of(2026, 10, 20));
    }

    /** An adenocarcinoma of the lung that was treated with erlotinib. */
    private void treatedLung() {
        tumours.add(new TumourFact(icd10("C34.11"), "Adenocarcinoma", "IV", null, from("Condition/lung")));
        medications.add(new MedicationFact(
                List.of(Code.of(CodeSystem.RXNORM, "337525")),
                "",
                90,
                MedicationFact.Outcome.FAILED,
                from("MedicationStatement/erlotinib")));
    }

    private static TermValue value(ItemDecision item, String term) {
        assertThat(item.evaluation())
                .as("%s %s", item.remarks(), item.outcome())
                .isNotNull();
        String[] parts = term.split("[()]");
        return item.evaluation().facts().get(new TermKey(parts[0], parts[1]));
    }

    private TermValue tumour(String diagnoses) {
        return value(decide(OSIMERTINIB, diagnoses), "tumour_eligibility(osimertinib)");
    }

    private static void unknown(TermValue value, TermValue.Reason reason, String... words) {
        assertThat(value).isInstanceOfSatisfying(TermValue.Unknown.class, unknown -> {
            assertThat(unknown.reason()).as(unknown.detail()).isEqualTo(reason);
            assertThat(unknown.detail()).contains(words);
        });
    }

    @Test
    void a_marker_that_fits_a_row_that_was_compared_with_the_label_meets_the_criterion() {
        treatedLung();
        markers.add(MarkerFacts.fact("EGFR v p.T790M"));

        ItemDecision item = decide(OSIMERTINIB, METASTATIC_LUNG);

        assertThat(value(item, "tumour_eligibility(osimertinib)"))
                .isInstanceOfSatisfying(TermValue.Flag.class, flag -> {
                    assertThat(flag.value()).isTrue();
                    assertThat(flag.standing()).isEqualTo(Provenance.Source.DOCUMENTED);
                    assertThat(flag.facts())
                            .extracting(Provenance::resource)
                            .anyMatch(resource -> resource.startsWith("Claim.item[1].diagnosis"))
                            .anyMatch(resource -> resource.startsWith("Observation/"));
                });
        assertThat(item.outcome().determination()).isInstanceOf(Approved.class);
        TumourSays says = item.evidence().ofTumours().get(0);
        assertThat(says.best().name()).isEqualTo("nsclc-t790m");
        assertThat(says.best().revision()).isEqualTo("2024-09");
    }

    @Test
    void both_evaluators_say_the_same_and_the_record_is_read_back_and_decided_again_equal() {
        treatedLung();
        markers.add(MarkerFacts.fact("EGFR v p.T790M"));
        DecisionInputs inputs = inputs(OSIMERTINIB, METASTATIC_LUNG);
        Canonical canonical = new JsonCanonical();

        DecisionRecord record = ENGINE.decide(inputs);
        String text = canonical.encode(record);

        assertThat(MarkerEngines.engine(new DroolsEvaluator(10)).decide(inputs)).isEqualTo(record);
        DecisionRecord read = canonical.decode(text, DecisionRecord.class);
        assertThat(canonical.encode(ENGINE.decide(read.inputs()))).isEqualTo(text);
    }

    @Test
    void without_a_result_the_test_is_asked_for() {
        treatedLung();

        ItemDecision item = decide(OSIMERTINIB, METASTATIC_LUNG);

        unknown(value(item, "tumour_eligibility(osimertinib)"), TermValue.Reason.ABSENT, "nsclc-t790m", "EGFR p.T790M");
        assertThat(item.outcome().determination()).isInstanceOfSatisfying(Pended.class, pended -> {
            assertThat(pended.waitsFor()).isEqualTo(Pended.WaitsFor.INFORMATION);
            assertThat(pended.questions()).singleElement().satisfies(question -> {
                assertThat(question.text()).contains("osimertinib");
                assertThat(question.why()).contains("EGFR p.T790M");
            });
        });
    }

    @Test
    void a_row_that_nobody_compared_with_the_label_sends_to_a_person_and_asks_nothing() {
        treatedLung();
        markers.add(MarkerFacts.fact("EGFR v p.T790M"));
        DecisionEngine unverified = MarkerEngines.engine(
                new ReferenceEvaluator(),
                file -> file.path().equals("biomarkers/osimertinib.yaml") ? unverified(file) : file);

        ItemDecision item =
                unverified.decide(inputs(OSIMERTINIB, METASTATIC_LUNG)).items().get(0);

        unknown(value(item, "tumour_eligibility(osimertinib)"), TermValue.Reason.UNVERIFIED, "nobody compared");
        assertThat(item.outcome().determination()).isInstanceOfSatisfying(Pended.class, pended -> {
            assertThat(pended.waitsFor()).isEqualTo(Pended.WaitsFor.HUMAN_REVIEW);
            assertThat(pended.questions()).isEmpty();
        });
    }

    private static SourceFile unverified(SourceFile file) {
        return new SourceFile(
                file.path(),
                file.text()
                        .replace("verified: true", "verified: false")
                        .replaceAll("    label_revision: .*\n", "")
                        .replaceAll("    locator: .*\n", ""));
    }

    @Test
    void results_that_contradict_each_other_stay_conflicting() {
        treatedLung();
        markers.add(MarkerFacts.fact("EGFR v p.T790M"));
        markers.add(MarkerFacts.fact("EGFR v p.T790M !absent"));

        unknown(tumour(METASTATIC_LUNG), TermValue.Reason.CONFLICT, "nsclc-t790m");
    }

    @Test
    void what_is_not_final_or_somebodys_word_is_not_enough() {
        treatedLung();
        markers.add(MarkerFacts.fact("EGFR v p.T790M !preliminary"));
        unknown(tumour(METASTATIC_LUNG), TermValue.Reason.ABSENT, "EGFR");

        markers.clear();
        BiomarkerFact fact = MarkerFacts.fact("EGFR v p.T790M");
        markers.add(new BiomarkerFact(
                fact.marker(),
                fact.finding(),
                fact.origin(),
                null,
                fact.specimen(),
                GeneFact.Status.FINAL,
                false,
                new Provenance("Observation/told", Provenance.Source.ATTESTED, null)));
        ItemDecision told = decide(OSIMERTINIB, METASTATIC_LUNG);
        assertThat(told.evaluation().findings().get(0).status()).isEqualTo(Status.UNKNOWN);
        assertThat(told.outcome().determination()).isInstanceOf(Pended.class);

        markers.clear();
        answers.add(new Answer("tumour_eligibility(osimertinib)", "true", "", from("QuestionnaireResponse/1")));
        unknown(tumour(METASTATIC_LUNG), TermValue.Reason.ABSENT, "EGFR");
    }

    @Test
    void withdrawn_results_are_as_if_never_sent() {
        treatedLung();
        BiomarkerFact fact = MarkerFacts.fact("EGFR v p.T790M");
        markers.add(new BiomarkerFact(
                fact.marker(),
                fact.finding(),
                fact.origin(),
                null,
                fact.specimen(),
                GeneFact.Status.WITHDRAWN,
                true,
                fact.provenance()));

        unknown(tumour(METASTATIC_LUNG), TermValue.Reason.ABSENT, "EGFR p.T790M");
    }

    @Test
    void another_tumour_is_no_case_of_the_label_as_far_as_its_rows_were_compared() {
        markers.add(MarkerFacts.fact("EGFR v p.T790M"));

        DecisionEngine uncompared = MarkerEngines.engine(
                new ReferenceEvaluator(),
                file -> file.path().equals("biomarkers/osimertinib.yaml") ? unverified(file) : file);
        unknown(
                value(
                        uncompared.decide(inputs(OSIMERTINIB, "C43.9")).items().get(0),
                        "tumour_eligibility(osimertinib)"),
                TermValue.Reason.UNVERIFIED,
                "No row of the label of Tagrisso");

        ItemDecision item = decide(OSIMERTINIB, "C43.9");
        assertThat(value(item, "tumour_eligibility(osimertinib)"))
                .isInstanceOfSatisfying(
                        TermValue.Flag.class, flag -> assertThat(flag.value()).isFalse());
        assertThat(item.outcome().determination())
                .isInstanceOfSatisfying(
                        Pended.class, pended -> assertThat(pended.reason()).isEqualTo(Pended.Reason.CRITERION_NOT_MET));
    }

    @Test
    void an_earlier_tumour_of_another_organ_does_not_stand_in_the_way() {
        treatedLung();
        markers.add(MarkerFacts.fact("EGFR v p.T790M"));
        tumours.add(new TumourFact(icd10("C50.911"), "Invasive ductal carcinoma", "I", null, from("Condition/breast")));

        assertThat(tumour(METASTATIC_LUNG)).isInstanceOf(TermValue.Flag.class);
        unknown(tumour(""), TermValue.Reason.CONFLICT, "contradict");
    }

    @Test
    void only_what_the_requested_drug_is_asked_about_is_recorded() {
        treatedLung();
        markers.add(MarkerFacts.fact("EGFR v p.T790M"));
        markers.add(MarkerFacts.fact("BRAF v p.V600E"));
        markers.add(inherited("POLG", "p.A467T", Pathogenicity.PATHOGENIC, 1));
        genes.add(gene("CYP2B6", "*1/*6"));

        MemberProfile read = inputs(OSIMERTINIB, METASTATIC_LUNG).profile();

        assertThat(read.biomarkers()).extracting(BiomarkerFact::marker).containsExactly("EGFR");
        assertThat(read.withheld())
                .extracting(WithheldFact::reason)
                .containsExactlyInAnyOrder(
                        WithheldFact.Reason.GENE_NOT_USED,
                        WithheldFact.Reason.MARKER_NOT_USED,
                        WithheldFact.Reason.MARKER_NOT_USED);
        assertThat(new JsonCanonical().encode(read)).doesNotContain("V600E", "A467T", "*1/*6");
    }

    private static BiomarkerFact inherited(
            String gene, String name, Pathogenicity pathogenicity, @Nullable Integer copies) {
        return new BiomarkerFact(
                gene,
                new BiomarkerFinding.Variant(Presence.PRESENT, List.of(name), null, null, copies),
                Origin.GERMLINE,
                pathogenicity,
                Specimen.UNKNOWN,
                GeneFact.Status.FINAL,
                true,
                from("Observation/" + gene));
    }

    private static GeneFact gene(String gene, String diplotype) {
        return new GeneFact(
                new GeneSymbol(gene), diplotype, null, GeneFact.Status.FINAL, true, from("Observation/" + gene));
    }

    @Test
    void a_genotype_by_which_the_label_gives_the_drug_meets_the_criterion_and_another_does_not() {
        genes.add(gene("CYP2D6", "*1/*1"));
        ItemDecision normal = decide(ELIGLUSTAT, "E75.22");
        assertThat(value(normal, "germline_indication(eliglustat)"))
                .isInstanceOfSatisfying(TermValue.Flag.class, flag -> {
                    assertThat(flag.value()).isTrue();
                    assertThat(flag.standing()).isEqualTo(Provenance.Source.DOCUMENTED);
                    assertThat(flag.facts()).extracting(Provenance::resource).containsExactly("Observation/CYP2D6");
                });
        assertThat(normal.outcome().determination()).isInstanceOf(Approved.class);

        genes.clear();
        genes.add(gene("CYP2D6", "*1/*1x3"));
        assertThat(value(decide(ELIGLUSTAT, "E75.22"), "germline_indication(eliglustat)"))
                .isInstanceOfSatisfying(
                        TermValue.Flag.class, flag -> assertThat(flag.value()).isFalse());

        genes.clear();
        ItemDecision none = decide(ELIGLUSTAT, "E75.22");
        unknown(value(none, "germline_indication(eliglustat)"), TermValue.Reason.ABSENT, "CYP2D6 phenotype");
        assertThat(none.evidence().said().get(0).tests()).isNotEmpty();
    }

    @Test
    void a_variant_that_the_label_names_is_recorded_and_waits_for_a_person_while_its_row_is_unverified() {
        markers.add(inherited("CFTR", "p.Gly551Asp", Pathogenicity.PATHOGENIC, 1));

        DecisionInputs inputs = inputs(IVACAFTOR, "E84.0");
        DecisionEngine uncompared = MarkerEngines.engine(
                new ReferenceEvaluator(),
                file -> file.path().equals("labels/ivacaftor.yaml") ? unverified(file) : file);
        ItemDecision item = uncompared.decide(inputs).items().get(0);

        assertThat(inputs.profile().biomarkers()).hasSize(1);
        Indication indication = item.evidence().said().get(0).indication();
        assertThat(indication.outcome()).isEqualTo(Indication.Outcome.INDICATED);
        assertThat(indication.verified()).isFalse();
        unknown(
                value(item, "germline_indication(ivacaftor)"),
                TermValue.Reason.UNVERIFIED,
                "responsive-variant",
                "nobody compared");
    }

    @Test
    void a_genotype_that_the_label_withholds_the_drug_from_stands_against_a_variant_it_names() {
        markers.add(inherited("CFTR", "p.Gly551Asp", Pathogenicity.PATHOGENIC, 1));
        markers.add(inherited("CFTR", "p.Phe508del", Pathogenicity.PATHOGENIC, 2));

        unknown(
                value(decide(IVACAFTOR, "E84.0"), "germline_indication(ivacaftor)"),
                TermValue.Reason.CONFLICT,
                "contradict");
    }

    @Test
    void what_decides_in_the_evidence_is_the_eligibility_of_the_best_row() {
        treatedLung();
        List<String> written = List.of("EGFR v p.T790M", "EGFR v p.T790M !plasma !absent", "EGFR v p.G719A");
        List<Outcome> outcomes = new ArrayList<>();
        for (String result : written) {
            markers.clear();
            markers.add(MarkerFacts.fact(result));
            outcomes.add(decide(OSIMERTINIB, METASTATIC_LUNG)
                    .evidence()
                    .ofTumours()
                    .get(0)
                    .best()
                    .outcome());
        }
        assertThat(outcomes).containsExactly(Outcome.ELIGIBLE, Outcome.MISSING, Outcome.MISSING);
    }
}
