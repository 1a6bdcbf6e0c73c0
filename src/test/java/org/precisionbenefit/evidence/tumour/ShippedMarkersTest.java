package org.precisionbenefit.evidence.tumour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.evidence.tumour.EligibilityAnswer.Outcome;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.TumourFact;

/** Each row that ships: a result that fits, one that nearly fits, none, and another tumour. */
class ShippedMarkersTest {
    static List<Shipped.One> rows() {
        return Shipped.rows();
    }

    private static TumourFact tumour(Shipped.One one) {
        return Shipped.tumour(MarkerCases.histology(one.row()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void fitting_result_is_eligible_by_each_alternative(Shipped.One one) {
        for (int i = 0; i < MarkerCases.alternatives(one.row().rule()); i++) {
            EligibilityAnswer answer = Shipped.answer(
                    one, Shipped.question(one, MarkerCases.meeting(one.row().rule(), i), tumour(one)));

            assertThat(answer.outcome()).as("%s", answer.reasons()).isEqualTo(Outcome.ELIGIBLE);
            assertThat(answer.verified()).isEqualTo(answer.carriesApproval());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void near_miss_is_what_its_kind_says_and_never_eligible(Shipped.One one) {
        List<MarkerRule> leaves = new ArrayList<>();
        MarkerCases.leaves(one.row().rule(), leaves);
        for (MarkerRule leaf : leaves) {
            MarkerCases.Case near = MarkerCases.CASES.get(leaf.words());
            List<BiomarkerFact> facts = new ArrayList<>();
            if (one.row().rule() instanceof MarkerRule.All all) {
                all.rules().stream()
                        .filter(other -> !MarkerCases.words(other).contains(leaf.words()))
                        .forEach(other -> facts.addAll(MarkerCases.meeting(other, 0)));
            }
            facts.add(MarkerFacts.fact(near.near()));

            EligibilityAnswer answer = Shipped.answer(one, Shipped.question(one, facts, tumour(one)));

            boolean alone = leaves.size() == 1 || (one.row().rule() instanceof MarkerRule.All && isDirect(one, leaf));
            assertThat(answer.outcome())
                    .as("%s with %s: %s", one, near.near(), answer.reasons())
                    .isNotEqualTo(Outcome.ELIGIBLE);
            if (alone) {
                assertThat(answer.outcome()).as("%s with %s", one, near.near()).isEqualTo(near.outcome());
            }
        }
    }

    private static boolean isDirect(Shipped.One one, MarkerRule leaf) {
        return one.row().rule() instanceof MarkerRule.All all && all.rules().contains(leaf);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void without_a_result_the_test_is_named(Shipped.One one) {
        EligibilityAnswer answer = Shipped.answer(one, Shipped.question(one, List.of(), tumour(one)));

        if (one.row().rule() instanceof MarkerRule.Unless) {
            assertThat(answer.outcome()).isEqualTo(Outcome.ELIGIBLE);
            assertThat(answer.reasons())
                    .anySatisfy(reason -> assertThat(reason.detail()).contains("label takes that"));
            return;
        }
        assertThat(answer.outcome()).isEqualTo(Outcome.MISSING);
        assertThat(answer.reasons())
                .filteredOn(reason -> reason.kind() == Reason.Kind.MISSING)
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason.what()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void another_tumour_is_not_eligible_and_an_unknown_one_is_asked_for(Shipped.One one) {
        boolean solid =
                one.row().tumours().contains("solid") || one.row().tumours().contains("melanoma");
        String other = solid ? "mycosis fungoides" : "melanoma";
        List<BiomarkerFact> facts = MarkerCases.meeting(one.row().rule(), 0);

        assertThat(Shipped.answer(one, Shipped.question(one, facts, Shipped.tumour(other)))
                        .outcome())
                .isEqualTo(Outcome.NOT_ELIGIBLE);
        assertThat(Shipped.answer(one, Shipped.question(one, facts, Shipped.tumour("a growth")))
                        .outcome())
                .isEqualTo(Outcome.MISSING);
        assertThat(Shipped.answer(one, Shipped.question(one, facts, null)).outcome())
                .isEqualTo(Outcome.MISSING);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nothing_found_in_plasma_asks_for_tissue(Shipped.One one) {
        List<MarkerRule> leaves = new ArrayList<>();
        MarkerCases.leaves(one.row().rule(), leaves);
        boolean variants = leaves.stream().allMatch(leaf -> leaf instanceof MarkerRule.Variant);
        if (!variants) {
            return;
        }
        List<BiomarkerFact> facts = leaves.stream()
                .map(leaf -> MarkerFacts.fact(((MarkerRule.Variant) leaf).gene() + " n whole gene !plasma"))
                .distinct()
                .toList();

        EligibilityAnswer answer = Shipped.answer(one, Shipped.question(one, facts, tumour(one)));

        assertThat(answer.outcome()).isEqualTo(Outcome.MISSING);
        assertThat(answer.reasons())
                .anySatisfy(reason -> assertThat(reason.what()).endsWith("in tumour tissue"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void missing_companion_or_line_waits(Shipped.One one) {
        boolean asks = !one.row().therapy().equals(Therapy.ANY)
                && one.row().therapy().regimens().stream().noneMatch(List::isEmpty);
        EligibilityAnswer answer = Shipped.answer(
                one, Shipped.question(one, MarkerCases.meeting(one.row().rule(), 0), tumour(one), Treatment.UNKNOWN));
        boolean onlyAge = one.row().therapy().settings().isEmpty()
                && one.row().therapy().regimens().isEmpty()
                && one.row().therapy().after().isEmpty()
                && one.row().therapy().fromLine() == null
                && one.row().therapy().toLine() == null;

        if (asks && !onlyAge) {
            assertThat(answer.outcome()).isEqualTo(Outcome.MISSING);
        }
    }

    @Test
    void every_condition_that_ships_has_its_case_and_no_other() {
        SortedSet<String> conditions = new TreeSet<>();
        Shipped.rows()
                .forEach(one -> conditions.addAll(MarkerCases.words(one.row().rule())));

        assertThat(MarkerCases.CASES.keySet()).containsExactlyElementsOf(conditions);
    }
}
