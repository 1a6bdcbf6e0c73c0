package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.evidence.GeneEvidence.Known;
import org.precisionbenefit.evidence.GeneEvidence.Possible;
import org.precisionbenefit.evidence.GeneEvidence.Reading;
import org.precisionbenefit.evidence.GeneEvidence.Unreadable;
import org.precisionbenefit.evidence.GuidanceAnswer.CannotTell;
import org.precisionbenefit.evidence.GuidanceAnswer.Given;
import org.precisionbenefit.evidence.GuidanceAnswer.NotCovered;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Which row answers for a member, on invented guidance. */
class GuidanceChoiceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
    private static final Circumstances NOBODY = Circumstances.of(List.of());
    private static final GeneSymbol ONE = new GeneSymbol("CYP1X1");
    private static final GeneSymbol TWO = new GeneSymbol("HLA-X");
    private static final RxCui ONE_GENE = new RxCui("1001");
    private static final RxCui TWO_GENES = new RxCui("1002");
    private static final RxCui BOTH_NEEDED = new RxCui("1003");
    private static final RxCui BY_AGE = new RxCui("1004");
    private static final RxCui BY_HISTORY = new RxCui("1005");
    private static final RxCui BY_DOSE = new RxCui("1006");
    private static final RxCui ANEW = new RxCui("1007");

    private static final String ADVICE = """
            advice:
              - name: usual
                do: [{action: standard}]
              - name: half
                do:
                  - {action: dose-reduction, amount: 50 percent, of: starting dose}
                  - {action: monitor, what: drug level}
              - name: not
                do: [{action: avoid, when: [if possible]}]
              - name: none
                do: [{action: no-recommendation}]
            """;

    private static final GeneKnowledge KNOWLEDGE = (GeneKnowledge) new KnowledgeLoader()
            .load(new SourceFiles(List.of(
                    file("one", 1001, "[CYP1X1]", """
                            values: {CYP1X1: ["0.0", "0.5", "1.0", "2.0", n/a]}
                            guidance:
                              - {CYP1X1: ["0.0"], advice: not, strength: strong, since: 2025-01-01}
                              - {CYP1X1: ["0.5", "1.0"], advice: half, strength: moderate, since: 2025-01-01}
                              - {CYP1X1: ["2.0"], advice: usual, strength: strong, since: 2025-01-01}
                              - {CYP1X1: [n/a], advice: none, strength: no-recommendation, since: 2025-01-01}
                            """),
                    file("two", 1002, "[CYP1X1, HLA-X]", """
                            values:
                              CYP1X1: [Normal, Poor, No Result]
                              HLA-X: ["*15:02 positive", "*15:02 negative", No Result]
                            guidance:
                              - {CYP1X1: [Normal, Poor, No Result], HLA-X: ["*15:02 positive"], advice: not, strength: strong, since: 2025-01-01}
                              - {CYP1X1: [Poor], HLA-X: ["*15:02 negative", No Result], advice: half, strength: moderate, since: 2025-01-01}
                              - {CYP1X1: [Normal], HLA-X: ["*15:02 negative", No Result], advice: usual, strength: strong, since: 2025-01-01}
                              - {CYP1X1: [No Result], HLA-X: ["*15:02 negative"], advice: usual, strength: optional, since: 2025-01-01}
                            """),
                    file("both", 1003, "[CYP1X1, HLA-X]", """
                            values: {CYP1X1: [Normal, Poor], HLA-X: [Yes, No]}
                            guidance:
                              - {CYP1X1: [Poor], HLA-X: [Yes, No], advice: not, strength: strong, since: 2025-01-01}
                              - {CYP1X1: [Normal], HLA-X: [Yes, No], advice: usual, strength: strong, since: 2025-01-01}
                            """),
                    file("age", 1004, "[CYP1X1]", """
                            everybody: true
                            populations:
                              - {name: adults, rank: 1, when: [{age_from: 18}]}
                              - {name: children, rank: 2, when: [{age_below: 18}]}
                            values: {CYP1X1: [Normal, Poor]}
                            guidance:
                              - {population: adults, CYP1X1: [Normal], advice: usual, strength: strong, since: 2025-01-01}
                              - {population: adults, CYP1X1: [Poor], advice: half, strength: strong, since: 2025-01-01}
                              - {population: children, CYP1X1: [Normal], advice: usual, strength: strong, since: 2025-01-01}
                              - {population: children, CYP1X1: [Poor], advice: not, strength: strong, since: 2025-01-01}
                            """),
                    file("history", 1005, "[CYP1X1]", """
                            populations:
                              - {name: without-alternatives, rank: 1, when: [{treatment: naive, alternatives: false}]}
                              - {name: naive, rank: 2, when: [{treatment: naive}]}
                              - {name: long, rank: 3, when: [{treatment: over-three-months}]}
                            values: {CYP1X1: [Normal, Low, Poor]}
                            guidance:
                              - {population: without-alternatives, CYP1X1: [Normal], advice: usual, strength: strong, since: 2025-01-01}
                              - {population: without-alternatives, CYP1X1: [Low], advice: half, strength: strong, since: 2025-01-01}
                              - {population: without-alternatives, CYP1X1: [Poor], advice: not, strength: strong, since: 2025-01-01}
                              - {population: naive, CYP1X1: [Normal], advice: usual, strength: strong, since: 2025-01-01}
                              - {population: naive, CYP1X1: [Low, Poor], advice: not, strength: strong, since: 2025-01-01}
                              - {population: long, CYP1X1: [Normal, Low, Poor], advice: usual, strength: strong, since: 2025-01-01}
                            """),
                    file("dose", 1006, "[CYP1X1]", """
                            populations:
                              - {name: heavy-or-low-dose, rank: 1, when: [{weight_above_kg: 40}, {daily_dose_up_to_mg: 1000}]}
                            values: {CYP1X1: [Normal]}
                            guidance:
                              - {CYP1X1: [Normal], advice: usual, strength: unclassified, since: 2025-01-01}
                            """),
                    file("anew", 1007, "[CYP1X1]", """
                            values: {CYP1X1: [Normal]}
                            guidance:
                              - {CYP1X1: [Normal], advice: usual, strength: strong, since: 2025-01-01, until: 2026-01-14}
                              - {CYP1X1: [Normal], advice: half, strength: strong, since: 2027-01-01}
                            unsourced:
                              - {since: 2026-01-15, until: 2026-12-31, notice: The guideline was issued anew., source: Log, last_checked: 2026-01-20}
                            """))));

    private static SourceFile file(String name, int rxcui, String genes, String rest) {
        return new SourceFile(
                "guidance/" + name + ".yaml",
                "drugs: {" + name + ": " + rxcui + "}\ndescription: Invented.\ngenes: " + genes
                        + "\nsource: Invented guideline\nlast_checked: 2026-01-15\n" + ADVICE + rest);
    }

    private static GeneEvidence result(GeneSymbol gene, Reading reading) {
        return new GeneEvidence(gene, reading, Provenance.Source.DOCUMENTED, List.of(), List.of());
    }

    private static Citation cited() {
        return new Citation("Invented", "", null);
    }

    /** A gene in one state, in which all of the values hold. */
    private static GeneEvidence known(GeneSymbol gene, String... values) {
        return result(gene, new Known(new Phenotype(values[0]), null, cited(), null, List.of(Arrays.asList(values))));
    }

    private static GeneEvidence either(GeneSymbol gene, String... values) {
        return result(
                gene,
                new Possible(
                        Arrays.stream(values).map(Phenotype::new).toList(),
                        List.of(),
                        Arrays.stream(values).map(List::of).toList(),
                        List.of("A test of the copy number tells them apart."),
                        cited()));
    }

    private static GuidanceAnswer ask(RxCui drug, Circumstances known, GeneEvidence... results) {
        return ask(drug, DAY, known, results);
    }

    private static GuidanceAnswer ask(RxCui drug, LocalDate day, Circumstances known, GeneEvidence... results) {
        SortedMap<GeneSymbol, GeneEvidence> read = new TreeMap<>();
        for (GeneEvidence result : results) {
            read.put(result.gene(), result);
        }
        return GuidanceChoice.answer(KNOWLEDGE.guidance(drug).orElseThrow(), read, known, day);
    }

    private static Given given(GuidanceAnswer answer) {
        assertThat(answer).isInstanceOf(Given.class);
        return (Given) answer;
    }

    private static CannotTell unclear(GuidanceAnswer answer) {
        assertThat(answer).isInstanceOf(CannotTell.class);
        return (CannotTell) answer;
    }

    private static Circumstances aged(Integer years) {
        return new Circumstances(List.of(), years, null, null, null, null, null);
    }

    private static Circumstances treated(Treatment treatment, Boolean alternatives) {
        return new Circumstances(List.of(), null, null, treatment, alternatives, null, null);
    }

    private static Circumstances weighing(String kilograms, String dose) {
        return new Circumstances(
                List.of(),
                null,
                kilograms == null ? null : new BigDecimal(kilograms),
                null,
                null,
                dose == null ? null : new BigDecimal(dose),
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, AVOID, STRONG",
        "0.5, DOSE_REDUCTION, MODERATE",
        "1.0, DOSE_REDUCTION, MODERATE",
        "2.0, STANDARD, STRONG",
        "n/a, NO_RECOMMENDATION, NO_RECOMMENDATION"
    })
    void value_of_one_gene_reaches_its_row(String value, Action action, Strength strength) {
        Given answer = given(ask(ONE_GENE, NOBODY, known(ONE, value)));
        Guidance guidance = answer.guidance();

        assertThat(guidance.action()).isEqualTo(action);
        assertThat(guidance.strength()).isEqualTo(strength);
        assertThat(answer.detail().lookups()).containsExactly(new Lookup(ONE, value));
        assertThat(guidance.population()).isEqualTo("general");
    }

    @Test
    void row_keeps_figures_and_what_to_watch() {
        assertThat(given(ask(ONE_GENE, NOBODY, known(ONE, "0.5"))).detail().advice())
                .containsExactly(
                        new Advice(
                                Action.DOSE_REDUCTION,
                                new Amount(Amount.Bound.EXACTLY, new BigDecimal("50"), null, "percent"),
                                "starting dose",
                                List.of(),
                                null,
                                List.of()),
                        new Advice(Action.MONITOR, null, null, List.of(), "drug level", List.of()));
    }

    @Test
    void value_without_row_cannot_tell() {
        assertThat(unclear(ask(ONE_GENE, NOBODY, known(ONE, "7.0"))).missing()).containsExactly("guidance row");
    }

    @Test
    void gene_not_sent_is_named() {
        assertThat(unclear(ask(ONE_GENE, NOBODY)).missing()).containsExactly("gene CYP1X1");
        assertThat(unclear(ask(TWO_GENES, NOBODY)).missing()).containsExactly("gene CYP1X1", "gene HLA-X");
        assertThat(unclear(ask(BOTH_NEEDED, NOBODY, known(ONE, "Poor"))).missing())
                .containsExactly("gene HLA-X");
    }

    @Test
    void result_that_cannot_be_read_is_not_taken_for_untested() {
        GeneEvidence conflict =
                result(TWO, new Unreadable(GeneEvidence.Reason.CONFLICT, "Two results contradict each other."));

        CannotTell answer = unclear(ask(TWO_GENES, NOBODY, known(ONE, "Normal"), conflict));

        assertThat(answer.missing()).containsExactly("gene HLA-X");
        assertThat(answer.detail()).isEqualTo("Two results contradict each other.");
    }

    @Test
    void several_results_that_the_guideline_treats_alike_are_answered_and_said() {
        Given answer = given(ask(ONE_GENE, NOBODY, either(ONE, "0.5", "1.0")));

        assertThat(answer.guidance().action()).isEqualTo(Action.DOSE_REDUCTION);
        assertThat(answer.evidence().limitations())
                .containsExactly(
                        "The result of gene CYP1X1 leaves open 0.5 or 1.0; the guideline says the same for each.");
    }

    @Test
    void several_results_that_the_guideline_treats_differently_ask_for_the_test_that_settles_them() {
        CannotTell answer = unclear(ask(ONE_GENE, NOBODY, either(ONE, "0.0", "2.0")));

        assertThat(answer.missing()).containsExactly("gene CYP1X1");
        assertThat(answer.detail()).contains("0.0 or 2.0").endsWith("A test of the copy number tells them apart.");
        assertThat(ask(ONE_GENE, NOBODY, either(ONE, "2.0", "7.0")))
                .as("one of them without a row is not agreement")
                .isInstanceOf(CannotTell.class);
    }

    @Test
    void both_genes_choose_the_row() {
        assertThat(given(ask(TWO_GENES, NOBODY, known(ONE, "Poor"), known(TWO, "*15:02 negative")))
                        .guidance()
                        .action())
                .isEqualTo(Action.DOSE_REDUCTION);
        Given positive = given(ask(TWO_GENES, NOBODY, either(ONE, "Normal", "Poor"), known(TWO, "*15:02 positive")));
        assertThat(positive.guidance().action()).as("one gene settles it alone").isEqualTo(Action.AVOID);
        assertThat(positive.others()).extracting(GeneEvidence::gene).containsExactly(TWO);
    }

    @Test
    void gene_not_tested_has_its_own_row_and_that_is_said() {
        Given answer = given(ask(TWO_GENES, NOBODY, known(ONE, "Normal")));

        assertThat(answer.detail().lookups()).containsExactly(new Lookup(ONE, "Normal"), new Lookup(TWO, "No Result"));
        assertThat(answer.others()).isNull();
        assertThat(answer.evidence().limitations())
                .containsExactly("Gene HLA-X was not tested; the guideline's row for that is used.");
    }

    @Test
    void another_allele_of_the_gene_is_no_test_of_the_one_looked_at() {
        Given answer = given(ask(TWO_GENES, NOBODY, known(ONE, "Normal"), known(TWO, "*57:01 negative")));

        assertThat(answer.detail().lookups()).contains(new Lookup(TWO, "No Result"));
        assertThat(answer.evidence().limitations()).hasSize(1);
        assertThat(given(ask(TWO_GENES, NOBODY, known(ONE, "Normal"), known(TWO, "*57:01 negative", "*15:02 positive")))
                        .guidance()
                        .action())
                .isEqualTo(Action.AVOID);
        assertThat(unclear(ask(TWO_GENES, NOBODY, known(TWO, "*57:01 negative")))
                        .missing())
                .containsExactly("gene CYP1X1", "gene HLA-X");
    }

    @Test
    void weakest_standing_of_the_genes_counts() {
        GeneEvidence attested = new GeneEvidence(
                TWO,
                new Known(new Phenotype("*15:02 negative"), null, cited()),
                Provenance.Source.ATTESTED,
                List.of(),
                List.of(new Provenance("Observation/x", Provenance.Source.ATTESTED, null)));

        Given answer = given(ask(TWO_GENES, NOBODY, known(ONE, "Normal"), attested));

        assertThat(answer.standing()).isEqualTo(Provenance.Source.ATTESTED);
        assertThat(answer.from()).extracting(Provenance::resource).containsExactly("Observation/x");
    }

    @Test
    void age_chooses_the_population_at_its_edge() {
        assertThat(given(ask(BY_AGE, aged(18), known(ONE, "Poor"))).guidance().action())
                .isEqualTo(Action.DOSE_REDUCTION);
        assertThat(given(ask(BY_AGE, aged(17), known(ONE, "Poor"))).guidance().action())
                .isEqualTo(Action.AVOID);
        CannotTell unknown = unclear(ask(BY_AGE, NOBODY, known(ONE, "Poor")));
        assertThat(unknown.missing()).containsExactly("age");
        assertThat(unknown.detail()).contains("adults, children");
    }

    @Test
    void populations_that_agree_are_answered_and_said() {
        Given answer = given(ask(BY_AGE, NOBODY, known(ONE, "Normal")));

        assertThat(answer.guidance().action()).isEqualTo(Action.STANDARD);
        assertThat(answer.evidence().limitations()).singleElement().asString().contains("says the same for each");
    }

    @Test
    void history_and_alternatives_choose_the_population() {
        assertThat(given(ask(BY_HISTORY, treated(Treatment.NAIVE, true), known(ONE, "Low")))
                        .guidance()
                        .population())
                .isEqualTo("naive");
        assertThat(given(ask(BY_HISTORY, treated(Treatment.NAIVE, false), known(ONE, "Low")))
                        .guidance()
                        .population())
                .isEqualTo("without-alternatives");
        assertThat(given(ask(BY_HISTORY, treated(Treatment.OVER_THREE_MONTHS, null), known(ONE, "Poor")))
                        .guidance()
                        .action())
                .isEqualTo(Action.STANDARD);
        assertThat(unclear(ask(BY_HISTORY, treated(Treatment.NAIVE, null), known(ONE, "Low")))
                        .missing())
                .containsExactly("alternatives");
        assertThat(given(ask(BY_HISTORY, treated(Treatment.NAIVE, null), known(ONE, "Poor")))
                        .guidance()
                        .action())
                .as("with and without alternatives alike")
                .isEqualTo(Action.AVOID);
    }

    @Test
    void populations_that_leave_somebody_out_are_no_ground_even_if_they_agree() {
        assertThat(unclear(ask(BY_HISTORY, NOBODY, known(ONE, "Normal"))).missing())
                .containsExactly("alternatives", "treatment history");
        assertThat(unclear(ask(BY_DOSE, NOBODY, known(ONE, "Normal"))).missing())
                .containsExactly("daily dose", "weight");
    }

    @Test
    void member_of_whom_the_guideline_does_not_speak_is_not_covered() {
        assertThat(ask(BY_HISTORY, treated(Treatment.UP_TO_THREE_MONTHS, null), known(ONE, "Normal")))
                .isEqualTo(new NotCovered(
                        BY_HISTORY, "The guideline speaks of other members only (without-alternatives, naive, long)."));
        assertThat(ask(BY_DOSE, weighing("40", "1000.1"), known(ONE, "Normal"))).isInstanceOf(NotCovered.class);
    }

    @Test
    void one_of_several_conditions_suffices() {
        assertThat(ask(BY_DOSE, weighing("40.1", null), known(ONE, "Normal"))).isInstanceOf(Given.class);
        assertThat(ask(BY_DOSE, weighing(null, "1000"), known(ONE, "Normal"))).isInstanceOf(Given.class);
        assertThat(unclear(ask(BY_DOSE, weighing("40", null), known(ONE, "Normal")))
                        .missing())
                .containsExactly("daily dose");
    }

    @Test
    void issue_whose_rows_are_not_held_is_neither_answered_nor_not_covered() {
        GeneEvidence normal = known(ONE, "Normal");

        assertThat(given(ask(ANEW, DAY.minusDays(1), NOBODY, normal)).guidance().action())
                .isEqualTo(Action.STANDARD);
        assertThat(ask(ANEW, DAY, NOBODY, normal))
                .isEqualTo(new CannotTell(ANEW, List.of("guidance row"), "The guideline was issued anew."));
        assertThat(given(ask(ANEW, LocalDate.of(2027, 1, 1), NOBODY, normal))
                        .guidance()
                        .action())
                .isEqualTo(Action.DOSE_REDUCTION);
        assertThat(ask(ANEW, LocalDate.of(2024, 12, 31), NOBODY, normal)).isEqualTo(new NotCovered(ANEW, null));
    }

    @Test
    void no_drug_of_this_form_is_spoken_about_unasked() {
        assertThat(KNOWLEDGE.inEveryDecision()).isEmpty();
        assertThat(KNOWLEDGE.drugs()).hasSize(7);
        assertThat(KNOWLEDGE
                        .interpret(List.of(), NOBODY, new TreeSet<>(List.of(new RxCui("999"))), new AsOf(DAY))
                        .guidance())
                .containsExactly(new NotCovered(new RxCui("999"), null));
    }

    @Test
    void answers_are_read_back_as_they_were_kept() {
        JsonCanonical json = new JsonCanonical();
        for (GuidanceAnswer answer : List.of(
                ask(TWO_GENES, NOBODY, known(ONE, "Poor"), known(TWO, "*15:02 negative")),
                ask(ONE_GENE, NOBODY, known(ONE, "0.5")),
                ask(ONE_GENE, NOBODY),
                ask(BY_DOSE, weighing("1", "5000"), known(ONE, "Normal")),
                new NotCovered(ANEW, null))) {
            String kept = json.encode(answer);
            assertThat(json.decode(kept, GuidanceAnswer.class)).isEqualTo(answer);
        }
        assertThat(json.encode(new NotCovered(ANEW, null)))
                .as("as releases before this one kept it")
                .isEqualTo("{\"is\":\"NotCovered\",\"drug\":\"1007\"}");
    }

    @Test
    void order_in_which_results_came_does_not_matter() {
        GeneEvidence one = known(ONE, "Poor");
        GeneEvidence two = known(TWO, "*15:02 negative");

        assertThat(GuidanceChoice.answer(
                        KNOWLEDGE.guidance(TWO_GENES).orElseThrow(), Map.of(TWO, two, ONE, one), NOBODY, DAY))
                .isEqualTo(ask(TWO_GENES, NOBODY, one, two));
    }
}
