package org.precisionbenefit.evidence.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.evidence.label.LabelAction.Effect;
import org.precisionbenefit.evidence.label.LabelAnswer.Holds;
import org.precisionbenefit.evidence.yaml.DrugLabelLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.profile.BiomarkerFact.Pathogenicity;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;

/** What the labels that ship say for genes. */
class ShippedLabelsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static final LocalDate BORN = LocalDate.of(1980, 3, 1);
    private static final LabelKnowledge KNOWLEDGE = load();

    private static LabelKnowledge load() {
        try {
            return new DrugLabelLoader().labels(AuthoredFolder.shipped());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Interacting taking(String... kinds) {
        return new Interacting(new TreeSet<>(Set.of(kinds)), true);
    }

    private static LabelQuestion question(@Nullable Quantity dose, Interacting taken, GeneResult... results) {
        return new LabelQuestion(List.of(results), dose, taken, BORN, Jurisdiction.US, new AsOf(DAY));
    }

    private static LabelAnswer.Judged judge(String drug, LabelQuestion question) {
        return (LabelAnswer.Judged) KNOWLEDGE.judge(drug, question);
    }

    private static LabelAnswer.Judged judge(String drug, GeneResult... results) {
        return judge(drug, question(null, taking(), results));
    }

    private static List<String> said(LabelAnswer.Judged answer) {
        return answer.applying().stream()
                .flatMap(rule -> rule.row().actions().stream())
                .map(action ->
                        action.effect() + (action.figure() == null ? "" : " " + action.figure() + " " + action.unit()))
                .toList();
    }

    private static GermlineVariant variant(String name, Pathogenicity pathogenicity, int copies) {
        return new GermlineVariant(List.of(name), pathogenicity, copies);
    }

    @ParameterizedTest
    @CsvSource({
        "*3/*3, CONTRAINDICATED",
        "*1/*3, DOSE 1 mg/day",
        "*3/*1, DOSE 1 mg/day",
        "*2/*3, DOSE 1 mg/day",
        "*1/*1, DOSE 2 mg/day",
        "*2/*2, DOSE 2 mg/day"
    })
    void siponimod_is_judged_by_alleles(String diplotype, String action) {
        LabelAnswer.Judged answer = judge("siponimod", GeneResult.of("CYP2C9", diplotype, "Poor Metabolizer"));

        assertThat(said(answer)).containsExactly(action);
        assertThat(answer.needsPerson()).isEqualTo(action.equals("CONTRAINDICATED"));
        assertThat(answer.tests()).isEmpty();
    }

    @Test
    void phenotype_does_not_tell_alleles_and_an_allele_of_no_rule_has_no_dose() {
        LabelAnswer.Judged byPhenotype = judge("siponimod", GeneResult.of("CYP2C9", null, "Poor Metabolizer"));
        LabelAnswer.Judged other = judge("siponimod", GeneResult.of("CYP2C9", "*1/*5", "Intermediate Metabolizer"));

        assertThat(byPhenotype.rules())
                .filteredOn(rule -> !rule.row().name().endsWith("inducer"))
                .hasSize(3)
                .allSatisfy(rule -> assertThat(rule.holds()).isEqualTo(Holds.CANNOT_TELL));
        assertThat(other.applying()).isEmpty();
        assertThat(other.carriesApproval()).isFalse();
    }

    @Test
    void required_test_that_is_missing_needs_a_person() {
        LabelAnswer.Judged answer = judge("siponimod");

        assertThat(answer.tests()).extracting(test -> test.need().gene()).containsExactly("CYP2C9");
        assertThat(answer.needsPerson()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Normal Metabolizer, INDICATED;DOSE 84 mg twice daily",
        "Intermediate Metabolizer, INDICATED;DOSE 84 mg twice daily",
        "Poor Metabolizer, INDICATED;DOSE 84 mg once daily",
        "Ultrarapid Metabolizer, NOT_INDICATED",
        "Indeterminate, NOT_INDICATED"
    })
    void eliglustat_by_phenotype(String phenotype, String actions) {
        assertThat(said(judge("eliglustat", GeneResult.of("CYP2D6", null, phenotype))))
                .containsExactlyInAnyOrder(actions.split(";"));
    }

    @Test
    void eliglustat_with_inhibitors_is_contraindicated_by_phenotype() {
        GeneResult normal = GeneResult.of("CYP2D6", null, "Normal Metabolizer");
        GeneResult poor = GeneResult.of("CYP2D6", null, "Poor Metabolizer");
        Interacting strong3a = taking("strong CYP3A inhibitor");
        Interacting both = taking("strong CYP3A inhibitor", "moderate CYP2D6 inhibitor");

        assertThat(said(judge("eliglustat", question(null, strong3a, normal))))
                .containsExactlyInAnyOrder("INDICATED", "DOSE 84 mg once daily");
        assertThat(said(judge("eliglustat", question(null, both, normal)))).contains("CONTRAINDICATED");
        assertThat(said(judge("eliglustat", question(null, strong3a, poor)))).contains("CONTRAINDICATED");
    }

    @Test
    void list_of_drugs_that_may_lack_some_leaves_interactions_open() {
        LabelAnswer.Judged answer = judge(
                "eliglustat", question(null, Interacting.UNKNOWN, GeneResult.of("CYP2D6", null, "Normal Metabolizer")));

        assertThat(answer.rules())
                .filteredOn(rule -> rule.holds() == Holds.CANNOT_TELL)
                .anySatisfy(rule -> assertThat(rule.missing()).contains("list of all drugs taken"));
        assertThat(answer.carriesApproval()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"tetrabenazine, 51, 1", "tetrabenazine, 50, 0", "pimozide, 5, 1", "pimozide, 4, 0"})
    void test_is_asked_for_above_a_dose_only(String drug, String dose, int tests) {
        LabelAnswer.Judged answer = judge(drug, question(Quantity.of(dose, "mg/day"), taking()));

        assertThat(answer.tests()).hasSize(tests);
        assertThat(answer.tests()).allSatisfy(test -> assertThat(test.open()).isEmpty());
    }

    @Test
    void dose_that_was_not_sent_leaves_open_whether_a_test_is_asked_for() {
        assertThat(judge("tetrabenazine").tests()).singleElement().satisfies(test -> assertThat(test.open())
                .containsExactly("dose in mg/day"));
    }

    @ParameterizedTest
    @CsvSource({
        "tetrabenazine, CYP2D6, Poor Metabolizer, MAXIMUM_DOSE 50 mg/day",
        "tetrabenazine, CYP2D6, Normal Metabolizer, MAXIMUM_DOSE 100 mg/day",
        "deutetrabenazine, CYP2D6, Poor Metabolizer, MAXIMUM_DOSE 36 mg/day",
        "valbenazine, CYP2D6, Poor Metabolizer, DOSE 40 mg/day",
        "pimozide, CYP2D6, Poor Metabolizer, MAXIMUM_DOSE 4 mg/day",
        "deuruxolitinib, CYP2C9, Poor Metabolizer, CONTRAINDICATED",
        "rasburicase, G6PD, Deficient, CONTRAINDICATED",
        "pegloticase, G6PD, Deficient, CONTRAINDICATED",
        "tafenoquine, G6PD, Variable, CONTRAINDICATED",
        "capecitabine, DPYD, Poor Metabolizer, AVOID",
        "capecitabine, DPYD, Intermediate Metabolizer, REDUCE",
        "fluorouracil, DPYD, Poor Metabolizer, AVOID",
        "citalopram, CYP2C19, Poor Metabolizer, MAXIMUM_DOSE 20 mg/day",
        "vortioxetine, CYP2D6, Poor Metabolizer, MAXIMUM_DOSE 10 mg/day",
        "clopidogrel, CYP2C19, Poor Metabolizer, ALTERNATIVE",
        "azathioprine, TPMT, Poor Metabolizer, ALTERNATIVE",
        "azathioprine, NUDT15, Poor Metabolizer, ALTERNATIVE",
        "thioguanine, TPMT, Poor Metabolizer, REDUCE",
        "thioguanine, NUDT15, Poor Metabolizer, REDUCE",
        "primaquine, G6PD, Deficient, CONTRAINDICATED",
        "fluorouracil, DPYD, Intermediate Metabolizer, REDUCE",
        "mercaptopurine, NUDT15, Poor Metabolizer, REDUCE 10 percent of the usual dose",
        "codeine, CYP2D6, Ultrarapid Metabolizer, AVOID",
        "metoclopramide, CYP2D6, Poor Metabolizer, MAXIMUM_DOSE 20 mg/day",
        "abrocitinib, CYP2C19, Poor Metabolizer, START_DOSE 50 mg/day",
        "amifampridine, NAT2, Poor Metabolizer, START_DOSE 15 mg/day",
        "succinylcholine, RYR1, Malignant Hyperthermia Susceptibility, CONTRAINDICATED"
    })
    void phenotype_has_its_action_and_figure(String drug, String gene, String phenotype, String action) {
        assertThat(said(judge(drug, GeneResult.of(gene, null, phenotype)))).contains(action);
    }

    @Test
    void several_possible_phenotypes_answer_only_where_they_agree() {
        LabelAnswer.Judged answer =
                judge("vortioxetine", GeneResult.of("CYP2D6", null, "Poor Metabolizer", "Intermediate Metabolizer"));

        assertThat(answer.applying()).isEmpty();
        assertThat(answer.rules()).singleElement().satisfies(rule -> assertThat(rule.holds())
                .isEqualTo(Holds.CANNOT_TELL));
    }

    @Test
    void presence_decides_for_hla() {
        assertThat(said(judge("abacavir", GeneResult.ofPresence("HLA-B*57:01", true))))
                .containsExactly("CONTRAINDICATED");
        assertThat(said(judge("abacavir", GeneResult.ofPresence("HLA-B*57:01", false))))
                .containsExactly("STANDARD");
        assertThat(judge("abacavir").needsPerson()).isTrue();
        assertThat(said(judge(
                        "abacavir",
                        GeneResult.ofPresence("HLA-B*57:01", true),
                        GeneResult.ofPresence("HLA-B*57:01", false))))
                .isEmpty();
    }

    @Test
    void alleles_decide_for_carbamazepine_and_irinotecan() {
        assertThat(said(judge("carbamazepine", GeneResult.ofPresence("HLA-B*15:02", true))))
                .containsExactly("ALTERNATIVE");
        assertThat(said(judge("carbamazepine", GeneResult.ofPresence("HLA-A*31:01", true))))
                .containsExactly("MONITOR");
        assertThat(said(judge("carbamazepine", GeneResult.ofPresence("HLA-B*15:02", false))))
                .isEmpty();
        assertThat(judge("carbamazepine").tests())
                .extracting(test -> test.need().gene())
                .containsExactly("HLA-B*15:02");
        for (String reduced : List.of("*28/*28", "*6/*6", "*6/*28", "*28/*6")) {
            assertThat(said(judge("irinotecan", GeneResult.of("UGT1A1", reduced, "Poor Metabolizer"))))
                    .containsExactly("REDUCE");
        }
        assertThat(said(judge("irinotecan", GeneResult.of("UGT1A1", "*1/*28", "Intermediate Metabolizer"))))
                .isEmpty();
        assertThat(judge("irinotecan", GeneResult.of("UGT1A1", null, "Poor Metabolizer"))
                        .rules())
                .as("the label names alleles, and a phenotype does not tell them")
                .allSatisfy(rule -> assertThat(rule.holds()).isEqualTo(Holds.CANNOT_TELL));
    }

    @ParameterizedTest
    @CsvSource({
        "patisiran, TTR, p.V30M",
        "vutrisiran, TTR, p.V30M",
        "eplontersen, TTR, p.V30M",
        "tofersen, SOD1, p.A5V",
        "lumasiran, AGXT, p.G170R",
        "givosiran, HMBS, p.R173W",
        "omaveloxolone, FXN, GAA expansion",
        "trofinetide, MECP2, p.R168*"
    })
    void gene_that_defines_the_indication_counts_by_a_variant_that_causes_the_disease(
            String drug, String gene, String name) {
        GeneResult causal = GeneResult.ofVariants(gene, List.of(variant(name, Pathogenicity.PATHOGENIC, 2)));
        GeneResult unclear = GeneResult.ofVariants(gene, List.of(variant(name, Pathogenicity.UNCERTAIN, 2)));

        assertThat(judge(drug, causal).indicated()).isEqualTo(Holds.APPLIES);
        assertThat(judge(drug, unclear).indicated()).isNotEqualTo(Holds.APPLIES);
        assertThat(judge(drug).indicated()).isNotEqualTo(Holds.APPLIES);
    }

    @Test
    void tafenoquine_is_contraindicated_also_where_g6pd_is_unknown() {
        assertThat(said(judge("tafenoquine"))).containsExactly("CONTRAINDICATED");
        assertThat(said(judge("tafenoquine", GeneResult.of("G6PD", null, "Normal"))))
                .containsExactly("STANDARD");
    }

    @Test
    void mavacamten_differs_by_jurisdiction() {
        GeneResult poor = GeneResult.of("CYP2C19", null, "Poor Metabolizer");
        LabelQuestion us = question(null, taking(), poor);
        LabelQuestion eu = new LabelQuestion(List.of(poor), null, taking(), BORN, Jurisdiction.EU, new AsOf(DAY));
        LabelQuestion unknown = new LabelQuestion(List.of(), null, taking(), BORN, Jurisdiction.EU, new AsOf(DAY));

        assertThat(said(judge("mavacamten", us))).contains("START_DOSE 5 mg/day");
        assertThat(said(judge("mavacamten", eu))).containsExactly("START_DOSE 2.5 mg/day");
        assertThat(said(judge("mavacamten", unknown))).containsExactly("START_DOSE 2.5 mg/day");
        assertThat(judge("mavacamten", unknown).tests()).hasSize(1);
        assertThat(judge("mavacamten", question(null, taking())).tests()).isEmpty();
    }

    @Test
    void mavacamten_beside_inhibitors_follows_the_label_of_the_day() {
        for (String kind : List.of("moderate CYP2C19 inhibitor", "strong CYP3A4 inhibitor")) {
            LabelQuestion before = new LabelQuestion(
                    List.of(), null, taking(kind), BORN, Jurisdiction.US, new AsOf(LocalDate.of(2026, 11, 27)));

            assertThat(said(judge("mavacamten", before))).contains("CONTRAINDICATED");
            assertThat(said(judge("mavacamten", question(null, taking(kind)))))
                    .contains("START_DOSE 2.5 mg/day")
                    .doesNotContain("CONTRAINDICATED");
            assertThat(judge("mavacamten", question(null, taking(kind))).carriesApproval())
                    .isFalse();
        }
        for (String kind : List.of("strong CYP2C19 inhibitor", "moderate CYP2C19 inducer", "strong CYP3A4 inducer")) {
            assertThat(said(judge("mavacamten", question(null, taking(kind))))).contains("CONTRAINDICATED");
        }
    }

    @Test
    void test_of_dpyd_is_required_from_its_day_on() {
        LabelQuestion before =
                new LabelQuestion(List.of(), null, taking(), BORN, Jurisdiction.US, new AsOf(LocalDate.of(2026, 2, 4)));
        LabelQuestion after =
                new LabelQuestion(List.of(), null, taking(), BORN, Jurisdiction.US, new AsOf(LocalDate.of(2026, 2, 5)));

        assertThat(judge("fluorouracil", before).tests()).isEmpty();
        assertThat(judge("fluorouracil", after).tests()).hasSize(1);
    }

    @Test
    void valproate_is_contraindicated_by_a_causal_variant_of_polg() {
        assertThat(said(judge(
                        "valproic acid",
                        GeneResult.ofVariants("POLG", List.of(variant("p.A467T", Pathogenicity.PATHOGENIC, 1))))))
                .containsExactly("CONTRAINDICATED");
        assertThat(said(judge(
                        "valproic acid",
                        GeneResult.ofVariants("POLG", List.of(variant("p.E1143G", Pathogenicity.UNCERTAIN, 1))))))
                .isEmpty();
    }

    @Test
    void cystic_fibrosis_by_f508del_and_responsive_variants() {
        GeneResult twice = GeneResult.ofVariants("CFTR", List.of(variant("p.Phe508del", Pathogenicity.PATHOGENIC, 2)));
        GeneResult once = GeneResult.ofVariants("CFTR", List.of(variant("F508del", Pathogenicity.PATHOGENIC, 1)));
        GeneResult other = GeneResult.ofVariants("CFTR", List.of(variant("p.Gly551Asp", Pathogenicity.PATHOGENIC, 1)));
        GeneResult rare = GeneResult.ofVariants("CFTR", List.of(variant("p.G85E", Pathogenicity.PATHOGENIC, 1)));

        assertThat(judge("lumacaftor/ivacaftor", twice).indicated()).isEqualTo(Holds.APPLIES);
        assertThat(judge("lumacaftor/ivacaftor", once).indicated()).isEqualTo(Holds.DOES_NOT_APPLY);
        assertThat(judge("elexacaftor/tezacaftor/ivacaftor", once).indicated()).isEqualTo(Holds.APPLIES);
        assertThat(judge("ivacaftor", other).indicated()).isEqualTo(Holds.APPLIES);
        assertThat(judge("ivacaftor", rare).indicated()).isEqualTo(Holds.CANNOT_TELL);
        assertThat(said(judge("ivacaftor", twice))).contains("NOT_INDICATED");
        assertThat(judge("ivacaftor").tests()).hasSize(1);
    }

    @Test
    void both_copies_are_asked_for_where_the_disease_is_recessive() {
        GeneResult hom =
                GeneResult.ofVariants("SMN1", List.of(variant("exon 7 deletion", Pathogenicity.PATHOGENIC, 2)));
        GeneResult het =
                GeneResult.ofVariants("SMN1", List.of(variant("exon 7 deletion", Pathogenicity.PATHOGENIC, 1)));
        GeneResult two = GeneResult.ofVariants(
                "RPE65",
                List.of(
                        variant("p.R91W", Pathogenicity.PATHOGENIC, 1),
                        variant("p.Y368H", Pathogenicity.LIKELY_PATHOGENIC, 1)));
        GeneResult half = GeneResult.ofVariants(
                "RPE65",
                List.of(
                        variant("p.R91W", Pathogenicity.PATHOGENIC, 1),
                        variant("p.V287F", Pathogenicity.UNCERTAIN, 1)));

        assertThat(judge("nusinersen", hom).indicated()).isEqualTo(Holds.APPLIES);
        assertThat(judge("nusinersen", het).indicated()).isEqualTo(Holds.CANNOT_TELL);
        assertThat(judge("voretigene neparvovec", two).indicated()).isEqualTo(Holds.APPLIES);
        assertThat(judge("voretigene neparvovec", half).indicated()).isEqualTo(Holds.CANNOT_TELL);
    }

    @Test
    void setmelanotide_alone_counts_uncertain_variants_and_never_benign_ones() {
        GeneResult uncertain = GeneResult.ofVariants("LEPR", List.of(variant("p.P166L", Pathogenicity.UNCERTAIN, 2)));
        GeneResult benign = GeneResult.ofVariants("LEPR", List.of(variant("p.Q223R", Pathogenicity.BENIGN, 2)));

        assertThat(judge("setmelanotide", uncertain).indicated()).isEqualTo(Holds.APPLIES);
        assertThat(judge("setmelanotide", benign).indicated()).isNotEqualTo(Holds.APPLIES);
    }

    @Test
    void skipping_rests_on_the_laboratory_and_deletions_of_exon_8_or_9_forbid_elevidys() {
        GeneResult amenable = GeneResult.ofVariants("DMD", List.of(), "amenable to exon 51 skipping");
        GeneResult deleted = GeneResult.ofVariants(
                "DMD", List.of(variant("exon 8 deletion", Pathogenicity.PATHOGENIC, 1)), "deletion in exon 8");

        assertThat(judge("eteplirsen", amenable).indicated()).isEqualTo(Holds.APPLIES);
        assertThat(judge("golodirsen", amenable).indicated()).isEqualTo(Holds.CANNOT_TELL);
        assertThat(said(judge("delandistrogene moxeparvovec", deleted))).contains("CONTRAINDICATED");
    }

    @Test
    void age_bounds_the_indication() {
        GeneResult hom =
                GeneResult.ofVariants("SMN1", List.of(variant("exon 7 deletion", Pathogenicity.PATHOGENIC, 2)));
        LabelQuestion infant =
                new LabelQuestion(List.of(hom), null, taking(), DAY.minusMonths(23), Jurisdiction.US, new AsOf(DAY));

        assertThat(judge("onasemnogene abeparvovec", infant).indicated()).isEqualTo(Holds.APPLIES);
        assertThat(judge("onasemnogene abeparvovec", hom).indicated()).isEqualTo(Holds.DOES_NOT_APPLY);
    }

    @Test
    void row_that_was_not_verified_carries_no_approval_and_no_effect_denies() {
        for (DrugLabel label : KNOWLEDGE.files()) {
            label.rows()
                    .values()
                    .forEach(
                            dated -> dated.forEach(row -> assertThat(row.value().check())
                                    .as(label.name())
                                    .satisfies(check -> assertThat(check.verified())
                                            .isEqualTo(!check.revision().isEmpty()))));
        }
        assertThat(Effect.values()).extracting(Enum::name).noneMatch(name -> name.contains("DENY"));
        assertThat(judge("vortioxetine", GeneResult.of("CYP2D6", null, "Normal Metabolizer"))
                        .carriesApproval())
                .isFalse();
    }

    @Test
    void drug_is_found_by_ingredient_and_an_unknown_one_is_not_covered() {
        LabelQuestion question = question(null, taking(), GeneResult.of("CYP2C9", "*3/*3", "Poor Metabolizer"));

        assertThat(KNOWLEDGE.judge(new RxCui("2121085"), question)).isInstanceOf(LabelAnswer.Judged.class);
        assertThat(KNOWLEDGE.judge(new RxCui("1"), question)).isInstanceOf(LabelAnswer.NotCovered.class);
        assertThat(KNOWLEDGE.judge("paracetamol", question)).isInstanceOf(LabelAnswer.NotCovered.class);
    }
}
