package org.precisionbenefit.evidence.tumour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.evidence.tumour.EligibilityAnswer.Outcome;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.TumourFact;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;

/** Hard cases of judging tumour markers: time, plasma, contradictions, companions, tumours. */
class TumourKnowledgeTest {
    private static final String OSIMERTINIB = "1721560";
    private static final String SOTORASIB = "2550714";
    private static final String DABRAFENIB = "1424911";
    private static final TumourFact NSCLC = Shipped.tumour("non-small cell lung cancer", "C34.11");
    private static final TumourFact COLON = Shipped.tumour("", "C18.9");

    private static Treatment treatment(Integer line, List<String> prior, List<String> companions, Setting... settings) {
        TreeSet<RxCui> before = new TreeSet<>();
        prior.forEach(drug -> before.add(new RxCui(drug)));
        TreeSet<RxCui> beside = new TreeSet<>();
        companions.forEach(drug -> beside.add(new RxCui(drug)));
        return new Treatment(
                new TreeSet<>(List.of(settings)), line == null ? null : new TherapyLine(line, null), before, beside);
    }

    private static EligibilityAnswer best(String drug, TumourFact tumour, Treatment treatment, String... facts) {
        List<BiomarkerFact> all = new ArrayList<>();
        for (String fact : facts) {
            all.add(MarkerFacts.fact(fact));
        }
        return best(drug, tumour, treatment, all);
    }

    private static EligibilityAnswer best(
            String drug, TumourFact tumour, Treatment treatment, List<BiomarkerFact> facts) {
        return judged(drug, tumour, treatment, facts, Shipped.DAY).best();
    }

    private static DrugEligibility.Judged judged(
            String drug, TumourFact tumour, Treatment treatment, List<BiomarkerFact> facts, LocalDate day) {
        return (DrugEligibility.Judged) Shipped.KNOWLEDGE.judge(
                new TumourQuestion(facts, tumour, new RxCui(drug), treatment, Shipped.BORN, new AsOf(day)));
    }

    private static final Treatment FIRST = treatment(1, List.of(), List.of(), Setting.METASTATIC);

    @Test
    void drug_that_no_file_names_is_not_covered_and_neither_is_a_day_before_its_rows() {
        TumourQuestion unknown =
                new TumourQuestion(List.of(), NSCLC, new RxCui("1"), FIRST, Shipped.BORN, new AsOf(Shipped.DAY));
        TumourQuestion early = new TumourQuestion(
                List.of(), NSCLC, new RxCui(OSIMERTINIB), FIRST, Shipped.BORN, new AsOf(LocalDate.of(2015, 1, 1)));

        assertThat(Shipped.KNOWLEDGE.judge(unknown)).isInstanceOf(DrugEligibility.NotCovered.class);
        assertThat(Shipped.KNOWLEDGE.judge(early)).isInstanceOf(DrugEligibility.NotCovered.class);
    }

    @Test
    void row_holds_from_its_day_on() {
        List<BiomarkerFact> facts = List.of(MarkerFacts.fact("EGFR v p.L858R", LocalDate.of(2018, 1, 1)));

        assertThat(judged(OSIMERTINIB, NSCLC, FIRST, facts, LocalDate.of(2018, 4, 17))
                        .best()
                        .outcome())
                .isNotEqualTo(Outcome.ELIGIBLE);
        assertThat(judged(OSIMERTINIB, NSCLC, FIRST, facts, LocalDate.of(2018, 4, 18))
                        .best()
                        .outcome())
                .isEqualTo(Outcome.ELIGIBLE);
    }

    @Test
    void sotorasib_in_colorectal_cancer_waits_for_panitumumab() {
        List<String> prior = List.of("4492", "32592", "51499");
        EligibilityAnswer alone =
                best(SOTORASIB, COLON, treatment(3, prior, List.of(), Setting.METASTATIC), "KRAS v p.Gly12Cys");
        EligibilityAnswer both =
                best(SOTORASIB, COLON, treatment(3, prior, List.of("263034"), Setting.METASTATIC), "KRAS v p.Gly12Cys");

        assertThat(alone.outcome()).isEqualTo(Outcome.MISSING);
        assertThat(alone.reasons()).extracting(Reason::what).contains("companion panitumumab");
        assertThat(both.outcome()).isEqualTo(Outcome.ELIGIBLE);
    }

    @Test
    void colorectal_cancer_is_left_out_of_the_agnostic_row() {
        Treatment with = treatment(2, List.of(), List.of("1425099"), Setting.METASTATIC);

        assertThat(best(DABRAFENIB, COLON, with, "BRAF v p.V600E").outcome()).isEqualTo(Outcome.NOT_ELIGIBLE);
        assertThat(best(DABRAFENIB, Shipped.tumour("", "C25.0"), with, "BRAF v p.V600E")
                        .outcome())
                .isEqualTo(Outcome.ELIGIBLE);
    }

    @Test
    void lung_cancer_without_histology_is_asked_for_it_and_small_cell_is_another_tumour() {
        assertThat(best(OSIMERTINIB, Shipped.tumour("", "C34.90"), FIRST, "EGFR v p.L858R")
                        .outcome())
                .isEqualTo(Outcome.MISSING);
        assertThat(best(OSIMERTINIB, Shipped.tumour("Small cell carcinoma", "C34.90"), FIRST, "EGFR v p.L858R")
                        .outcome())
                .isEqualTo(Outcome.NOT_ELIGIBLE);
        assertThat(best(OSIMERTINIB, Shipped.tumour("Adenocarcinoma", "C34.90"), FIRST, "EGFR v p.L858R")
                        .outcome())
                .isEqualTo(Outcome.ELIGIBLE);
    }

    @Test
    void codes_and_words_of_two_tumours_contradict_each_other() {
        assertThat(best(OSIMERTINIB, Shipped.tumour("melanoma", "C34.90"), FIRST, "EGFR v p.L858R")
                        .outcome())
                .isEqualTo(Outcome.CONFLICTING);
        assertThat(best(
                                OSIMERTINIB,
                                Shipped.tumour("small cell carcinoma and adenocarcinoma", "C34.90"),
                                FIRST,
                                "EGFR v p.L858R")
                        .outcome())
                .isEqualTo(Outcome.CONFLICTING);
    }

    @Test
    void two_words_for_a_tumour_at_one_site_do_not_contradict() {
        String vorasidenib = "2690647";
        TumourFact astrocytoma = Shipped.tumour("Low-grade glioma: astrocytoma, IDH-mutant, grade 2", "C71.1");
        TumourFact hereditary = Shipped.tumour("renal cell carcinoma", "Q85.83", "C64.1");

        assertThat(best(vorasidenib, astrocytoma, FIRST, "IDH1 v p.R132H").outcome())
                .isEqualTo(Outcome.ELIGIBLE);
        assertThat(best("2567226", hereditary, FIRST, "VHL v p.R167Q !path !germline")
                        .outcome())
                .isEqualTo(Outcome.ELIGIBLE);
    }

    @Test
    void negative_plasma_asks_for_tissue_and_positive_plasma_counts() {
        EligibilityAnswer negative = best(OSIMERTINIB, NSCLC, FIRST, "EGFR n whole gene !plasma");

        assertThat(negative.outcome()).isEqualTo(Outcome.MISSING);
        assertThat(negative.reasons()).extracting(Reason::what).contains("EGFR p.L858R in tumour tissue");
        assertThat(best(OSIMERTINIB, NSCLC, FIRST, "EGFR v p.L858R !plasma").outcome())
                .isEqualTo(Outcome.ELIGIBLE);
        assertThat(best(OSIMERTINIB, NSCLC, FIRST, "EGFR n whole gene !plasma", "EGFR n whole gene")
                        .outcome())
                .isEqualTo(Outcome.NOT_ELIGIBLE);
    }

    @Test
    void plasma_shows_no_wild_type() {
        String panitumumab = "263034";
        Treatment treatment = treatment(1, List.of(), List.of(), Setting.METASTATIC);

        assertThat(best(panitumumab, COLON, treatment, "KRAS n whole gene !plasma", "NRAS n whole gene")
                        .outcome())
                .isEqualTo(Outcome.MISSING);
        assertThat(best(panitumumab, COLON, treatment, "KRAS n whole gene", "NRAS n whole gene")
                        .outcome())
                .isEqualTo(Outcome.ELIGIBLE);
        assertThat(best(panitumumab, COLON, treatment, "KRAS n exon 2", "KRAS n exon 3, exon 4", "NRAS n whole gene")
                        .outcome())
                .as("two results that cover the parts together")
                .isEqualTo(Outcome.ELIGIBLE);
        assertThat(best(panitumumab, COLON, treatment, "KRAS n ", "NRAS n whole gene")
                        .outcome())
                .as("a result that does not say what it covers")
                .isEqualTo(Outcome.MISSING);
    }

    @Test
    void results_of_one_day_contradict_and_a_later_find_has_come_since() {
        List<BiomarkerFact> same =
                List.of(MarkerFacts.fact("EGFR v p.L858R"), MarkerFacts.fact("EGFR v p.L858R !absent"));
        List<BiomarkerFact> since = List.of(
                MarkerFacts.fact("EGFR v p.L858R"),
                MarkerFacts.fact("EGFR v p.L858R !absent", MarkerFacts.TAKEN.minusYears(1)));
        List<BiomarkerFact> gone = List.of(
                MarkerFacts.fact("EGFR v p.L858R", MarkerFacts.TAKEN.minusYears(1)),
                MarkerFacts.fact("EGFR v p.L858R !absent"));

        assertThat(best(OSIMERTINIB, NSCLC, FIRST, same).outcome()).isEqualTo(Outcome.CONFLICTING);
        assertThat(best(OSIMERTINIB, NSCLC, FIRST, since).outcome()).isEqualTo(Outcome.ELIGIBLE);
        assertThat(best(OSIMERTINIB, NSCLC, FIRST, gone).outcome()).isEqualTo(Outcome.CONFLICTING);
    }

    @Test
    void uncertain_significance_never_matches_a_named_variant() {
        assertThat(best(OSIMERTINIB, NSCLC, FIRST, "EGFR v p.L858R !vus").outcome())
                .isEqualTo(Outcome.MISSING);
    }

    @Test
    void result_that_is_not_final_or_of_a_later_day_is_named_and_not_used() {
        EligibilityAnswer preliminary = best(OSIMERTINIB, NSCLC, FIRST, "EGFR v p.L858R !preliminary");
        EligibilityAnswer later =
                best(OSIMERTINIB, NSCLC, FIRST, List.of(MarkerFacts.fact("EGFR v p.L858R", Shipped.DAY.plusDays(1))));

        assertThat(preliminary.outcome()).isEqualTo(Outcome.MISSING);
        assertThat(later.outcome()).isEqualTo(Outcome.MISSING);
        assertThat(preliminary.reasons())
                .anySatisfy(reason -> assertThat(reason.detail()).contains("not final"));
    }

    @ParameterizedTest
    @CsvSource({
        "PD-L1 m:TPS >=50 %, ELIGIBLE",
        "PD-L1 m:TPS >=1 %, MISSING",
        "PD-L1 m:TPS <1 %, NOT_ELIGIBLE",
        "PD-L1 m:TPS <60 %, MISSING",
        "PD-L1 m:TPS 50, MISSING",
        "PD-L1 m:CPS 90, MISSING",
        "PD-L1 w:IHC positive, MISSING",
        "PD-L1 TPS m: 55 %, ELIGIBLE"
    })
    void score_needs_its_own_kind_unit_and_limit(String fact, Outcome outcome) {
        String cemiplimab = "2058826";

        assertThat(best(
                                cemiplimab,
                                NSCLC,
                                FIRST,
                                fact,
                                "EGFR n whole gene",
                                "ALK w:FISH negative",
                                "ROS1 w:FISH negative")
                        .outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "HER2 w:IHC 3+, , ELIGIBLE",
        "HER2 w:IHC 2+, HER2 w:FISH positive, ELIGIBLE",
        "ERBB2 w:IHC 2+, ERBB2 w:FISH amplified, ELIGIBLE",
        "HER2 w:IHC 2+, HER2 w:FISH negative, NOT_ELIGIBLE",
        "HER2 w:IHC 2+, , MISSING",
        "HER2 w:IHC 1+, HER2 w:FISH positive, CONFLICTING",
        "HER2 w: positive, HER2 w: negative, CONFLICTING",
        "HER2 w: negative, , NOT_ELIGIBLE",
        "HER2 w:IHC 3+, HER2 w: negative, CONFLICTING"
    })
    void her2_is_worked_out_from_stain_and_probe(String first, String second, Outcome outcome) {
        String trastuzumab = "224905";
        TumourFact breast = Shipped.tumour("invasive carcinoma", "C50.911");
        String[] facts = second == null ? new String[] {first} : new String[] {first, second};

        assertThat(best(trastuzumab, breast, Treatment.UNKNOWN, facts).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void low_her2_needs_the_stain() {
        String trastuzumabDeruxtecan = "2267582";
        TumourFact breast = Shipped.tumour("", "C50.911");
        Treatment second = treatment(2, List.of(), List.of(), Setting.METASTATIC);

        assertThat(best(trastuzumabDeruxtecan, breast, second, "HER2 w: negative")
                        .outcome())
                .isEqualTo(Outcome.MISSING);
        assertThat(best(trastuzumabDeruxtecan, breast, second, "HER2 w:IHC 2+", "HER2 w:FISH negative")
                        .outcome())
                .isEqualTo(Outcome.ELIGIBLE);
    }

    @Test
    void attested_result_carries_no_approval() {
        BiomarkerFact told = MarkerFacts.fact("EGFR v p.L858R");
        BiomarkerFact attested = new BiomarkerFact(
                told.marker(),
                told.finding(),
                told.origin(),
                told.pathogenicity(),
                told.specimen(),
                told.status(),
                false,
                new Provenance("Observation/1", Provenance.Source.ATTESTED, null));

        EligibilityAnswer answer = best(OSIMERTINIB, NSCLC, FIRST, List.of(attested));

        assertThat(answer.outcome()).isEqualTo(Outcome.ELIGIBLE);
        assertThat(answer.standing()).isEqualTo(Provenance.Source.ATTESTED);
        assertThat(answer.carriesApproval()).isFalse();
    }

    @Test
    void order_of_results_does_not_matter() {
        List<BiomarkerFact> facts = new ArrayList<>(List.of(
                MarkerFacts.fact("EGFR v p.L858R"),
                MarkerFacts.fact("EGFR v p.T790M"),
                MarkerFacts.fact("KRAS n whole gene")));
        EligibilityAnswer before = best(OSIMERTINIB, NSCLC, FIRST, facts);
        Collections.reverse(facts);

        assertThat(best(OSIMERTINIB, NSCLC, FIRST, facts)).isEqualTo(before);
    }

    @Test
    void resistance_beside_a_sensitising_variant_is_looked_at() {
        String afatinib = "1430438";

        assertThat(best(afatinib, NSCLC, FIRST, "EGFR v p.L858R", "EGFR v p.T790M")
                        .outcome())
                .isEqualTo(Outcome.CONFLICTING);
    }

    @Test
    void names_that_contradict_each_other_do_not_match() {
        BiomarkerFact one = MarkerFacts.fact("EGFR v p.L858R");
        BiomarkerFact two = new BiomarkerFact(
                one.marker(),
                new org.precisionbenefit.profile.BiomarkerFinding.Variant(
                        org.precisionbenefit.profile.BiomarkerFinding.Presence.PRESENT,
                        List.of("p.L858Q", "c.2573T>G"),
                        null,
                        null),
                one.origin(),
                null,
                one.specimen(),
                one.status(),
                true,
                one.provenance());

        assertThat(best(OSIMERTINIB, NSCLC, FIRST, List.of(two)).outcome()).isEqualTo(Outcome.CONFLICTING);
    }
}
