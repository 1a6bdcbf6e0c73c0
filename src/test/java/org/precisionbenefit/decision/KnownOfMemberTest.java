package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.decision.ContextCases.DAY;
import static org.precisionbenefit.decision.ContextCases.asking;
import static org.precisionbenefit.profile.MedicationFact.Outcome.NOT_TOLERATED;
import static org.precisionbenefit.profile.MedicationFact.Outcome.TAKEN;
import static org.precisionbenefit.profile.Provenance.Source.ATTESTED;
import static org.precisionbenefit.profile.Provenance.Source.DOCUMENTED;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.evidence.Action;
import org.precisionbenefit.evidence.DoseCheck;
import org.precisionbenefit.evidence.DoseCheck.Result;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.evidence.GuidanceAnswer;
import org.precisionbenefit.evidence.GuidanceAnswer.CannotTell;
import org.precisionbenefit.evidence.GuidanceAnswer.Given;
import org.precisionbenefit.terminology.RxCui;

/** What a decision's guidance knows of the member and of the order. */
class KnownOfMemberTest {
    private static final String EFAVIRENZ = "99000001";
    private static final String CARBAMAZEPINE = "99000002";
    private static final String ATOMOXETINE = "99000003";
    private static final String TETRABENAZINE = "99000004";
    private static final LocalDate TWELVE_YEARS_AGO = DAY.minusYears(12);

    private static GuidanceAnswer about(String ingredient, ItemDecision item) {
        return item.evidence().about(new RxCui(ingredient));
    }

    private static void assertMissing(GuidanceAnswer answer, String... words) {
        assertThat(answer).isInstanceOfSatisfying(CannotTell.class, open -> assertThat(open.missing())
                .containsExactly(words));
    }

    private static void assertGiven(GuidanceAnswer answer, Action action, String population) {
        assertThat(answer).isInstanceOfSatisfying(Given.class, given -> {
            assertThat(given.guidance().action()).isEqualTo(action);
            assertThat(given.guidance().population()).isEqualTo(population);
        });
    }

    private static ContextCases childOnEfavirenz() {
        return asking(EFAVIRENZ, "30 tablet").born(TWELVE_YEARS_AGO).gene("CYP2B6", "*1/*6");
    }

    @ParameterizedTest
    @CsvSource({"41, kg", "90.5, [lb_av]", "90.5, lbs", "41000, g"})
    void weight_of_a_child_chooses_the_population_whatever_its_unit(String value, String unit) {
        ItemDecision item = childOnEfavirenz()
                .weight(value, unit, DOCUMENTED, DAY.minusDays(10))
                .decided();
        assertGiven(about("195085", item), Action.START_DOSE, "adults-and-children-above-40-kg");
        assertThat(((Given) about("195085", item)).standing()).isEqualTo(DOCUMENTED);
    }

    @Test
    void weight_that_is_light_leaves_the_child_outside() {
        assertThat(about(
                        "195085",
                        childOnEfavirenz()
                                .weight("40", "kg", DOCUMENTED, DAY.minusDays(10))
                                .decided()))
                .isInstanceOf(GuidanceAnswer.NotCovered.class);
    }

    @Test
    void weight_that_was_not_sent_is_old_later_contradicted_or_in_an_unknown_unit_is_missing() {
        assertMissing(about("195085", childOnEfavirenz().decided()), "weight");
        for (ContextCases open : List.of(
                childOnEfavirenz().weight("50", "kg", DOCUMENTED, DAY.minusDays(366)),
                childOnEfavirenz().weight("50", "kg", DOCUMENTED, DAY.plusDays(1)),
                childOnEfavirenz().weight("50", "stone", DOCUMENTED, DAY),
                childOnEfavirenz().weight("0", "kg", DOCUMENTED, DAY),
                childOnEfavirenz().weight("50", "kg", DOCUMENTED, DAY).weight("30", "kg", DOCUMENTED, DAY))) {
            assertMissing(about("195085", open.decided()), "weight");
        }
    }

    @Test
    void latest_weight_counts() {
        ItemDecision item = childOnEfavirenz()
                .weight("39", "kg", DOCUMENTED, DAY.minusDays(90))
                .weight("42", "kg", DOCUMENTED, DAY.minusDays(5))
                .decided();
        assertGiven(about("195085", item), Action.START_DOSE, "adults-and-children-above-40-kg");
    }

    @Test
    void guidance_that_rests_on_a_stated_weight_is_a_statement() {
        Given given = (Given) about(
                "195085", childOnEfavirenz().weight("45", "kg", ATTESTED, DAY).decided());
        assertThat(given.standing()).isEqualTo(ATTESTED);
        assertThat(given.evidence().limitations()).anyMatch(note -> note.contains("somebody's word (weight)"));
    }

    @Test
    void age_of_an_adult_suffices_without_a_weight() {
        ItemDecision item =
                asking(EFAVIRENZ, "30 tablet").gene("CYP2B6", "*1/*6").decided();
        assertGiven(about("195085", item), Action.START_DOSE, "adults-and-children-above-40-kg");
    }

    private static ContextCases onCarbamazepine() {
        return asking(CARBAMAZEPINE, "60 tablet")
                .gene("HLA-B", "*15:02 positive")
                .gene("HLA-A", "*31:01 negative");
    }

    /** Here the guideline says something else where there is no other drug. */
    private static ContextCases withTheMilderAllele() {
        return asking(CARBAMAZEPINE, "60 tablet")
                .gene("HLA-B", "*15:02 negative")
                .gene("HLA-A", "*31:01 positive");
    }

    @Test
    void nothing_sent_of_a_drug_makes_nobody_new_to_it() {
        assertMissing(about("2002", onCarbamazepine().decided()), "alternatives", "treatment history");
    }

    @Test
    void fills_without_a_gap_for_more_than_three_months_are_long_treatment() {
        ItemDecision item = onCarbamazepine()
                .drug(CARBAMAZEPINE, TAKEN, DAY.minusDays(100), 60, DOCUMENTED)
                .drug(CARBAMAZEPINE, TAKEN, DAY.minusDays(45), 60, DOCUMENTED)
                .decided();
        assertGiven(about("2002", item), Action.STANDARD, "over-three-months");
        assertThat(((Given) about("2002", item)).standing()).isEqualTo(DOCUMENTED);
    }

    @Test
    void of_two_fills_of_one_day_the_longer_counts_as_everywhere() {
        ItemDecision item = onCarbamazepine()
                .drug(CARBAMAZEPINE, TAKEN, DAY.minusDays(100), 60, DOCUMENTED)
                .drug(CARBAMAZEPINE, TAKEN, DAY.minusDays(100), 45, DOCUMENTED)
                .decided();
        assertMissing(about("2002", item), "treatment history");
    }

    @Test
    void fill_that_ends_on_the_day_before_the_question_is_no_gap_and_an_endless_one_ends_with_the_question() {
        assertGiven(
                about(
                        "2002",
                        onCarbamazepine()
                                .drug(CARBAMAZEPINE, TAKEN, DAY.minusDays(100), 100, DOCUMENTED)
                                .decided()),
                Action.STANDARD,
                "over-three-months");
        assertMissing(
                about(
                        "2002",
                        onCarbamazepine()
                                .drug(CARBAMAZEPINE, TAKEN, DAY.minusDays(100), 99, DOCUMENTED)
                                .decided()),
                "treatment history");
        ContextCases endless = onCarbamazepine();
        for (int i = 0; i < 300; i++) {
            endless = endless.drug(CARBAMAZEPINE, TAKEN, DAY.minusDays(100 + i), Integer.MAX_VALUE, DOCUMENTED);
        }
        assertGiven(about("2002", endless.decided()), Action.STANDARD, "over-three-months");
    }

    @Test
    void fills_with_a_gap_or_an_intolerance_leave_the_history_open() {
        for (ContextCases open : List.of(
                onCarbamazepine()
                        .drug(CARBAMAZEPINE, TAKEN, DAY.minusDays(130), 60, DOCUMENTED)
                        .drug(CARBAMAZEPINE, TAKEN, DAY.minusDays(60), 90, DOCUMENTED),
                onCarbamazepine()
                        .drug(CARBAMAZEPINE, TAKEN, DAY.minusDays(120), 180, DOCUMENTED)
                        .drug(CARBAMAZEPINE, NOT_TOLERATED, DAY.minusDays(3), 1, ATTESTED),
                onCarbamazepine().drug(CARBAMAZEPINE, TAKEN, DAY.minusDays(20), 30, DOCUMENTED))) {
            assertMissing(about("2002", open.decided()), "treatment history");
        }
    }

    @Test
    void stated_long_treatment_is_a_statement() {
        Given given = (Given) about(
                "2002",
                onCarbamazepine()
                        .drug(CARBAMAZEPINE, TAKEN, DAY.minusDays(120), 180, ATTESTED)
                        .decided());
        assertThat(given.standing()).isEqualTo(ATTESTED);
    }

    @Test
    void answer_of_no_days_makes_a_member_new_to_the_drug() {
        assertMissing(
                about(
                        "2002",
                        withTheMilderAllele()
                                .answer("days_of(carbamazepine)", "0")
                                .decided()),
                "alternatives");
        assertGiven(
                about(
                        "2002",
                        onCarbamazepine().answer("days_of(carbamazepine)", "0").decided()),
                Action.AVOID,
                "naive-without-alternatives");
        assertMissing(
                about(
                        "2002",
                        withTheMilderAllele()
                                .answer("days_of(carbamazepine)", "0")
                                .drug(CARBAMAZEPINE, TAKEN, DAY.minusDays(20), 30, DOCUMENTED)
                                .decided()),
                "alternatives",
                "treatment history");
    }

    @Test
    void drug_of_the_plans_list_that_nothing_speaks_against_is_an_alternative() {
        DecisionEngine withStep = ContextCases.engine(text -> text.contains("drug: carbamazepine")
                ? text.replace("step_therapy: []", "step_therapy: [atomoxetine]")
                : text);
        ItemDecision item =
                withTheMilderAllele().answer("days_of(carbamazepine)", "0").decidedBy(withStep);
        assertGiven(about("2002", item), Action.AVOID, "naive");
        ItemDecision failed = withTheMilderAllele()
                .answer("days_of(carbamazepine)", "0")
                .drug(ATOMOXETINE, NOT_TOLERATED, DAY.minusDays(30), 10, DOCUMENTED)
                .decidedBy(withStep);
        assertMissing(about("2002", failed), "alternatives");
    }

    private static List<DoseCheck> checks(Evidence evidence) {
        return evidence.doseChecks();
    }

    private static ContextCases poorMetabolizer(String product, String quantity) {
        return asking(product, quantity).gene("CYP2D6", "*4/*4");
    }

    @Test
    void dose_above_the_guidelines_start_dose_is_noted_and_decides_nothing() {
        ItemDecision above = poorMetabolizer(ATOMOXETINE, "30 capsule").decided();
        assertThat(checks(above.evidence()))
                .extracting(DoseCheck::limit, DoseCheck::result)
                .contains(org.assertj.core.groups.Tuple.tuple(DoseCheck.Limit.START_DOSE, Result.ABOVE));
        assertThat(above.remarks().notes())
                .anyMatch(note -> note.contains("start dose: 40 mg/day")
                        && note.contains("80 mg a day that is asked for lies above it"));
        ItemDecision within = poorMetabolizer(ATOMOXETINE, "15 capsule").decided();
        assertThat(checks(within.evidence())).extracting(DoseCheck::result).contains(Result.WITHIN);
        assertThat(within.remarks().notes()).noneMatch(note -> note.contains("start dose"));
        assertThat(above.outcome().determination().getClass())
                .isEqualTo(within.outcome().determination().getClass())
                .isEqualTo(Approved.class);
    }

    @Test
    void dose_above_the_labels_maximum_is_noted() {
        ItemDecision item = poorMetabolizer(TETRABENAZINE, "90 tablet").decided();
        assertThat(item.remarks().notes())
                .anyMatch(note -> note.contains("the label gives for these genes as maximum dose: 50 mg/day"));
        assertThat(checks(item.evidence()))
                .filteredOn(check -> check.limit() == DoseCheck.Limit.MAXIMUM_SINGLE_DOSE)
                .extracting(DoseCheck::result)
                .containsOnly(Result.CANNOT_TELL);
        assertThat(checks(poorMetabolizer(TETRABENAZINE, "60 tablet").decided().evidence()))
                .filteredOn(check -> check.limit() == DoseCheck.Limit.MAXIMUM_DOSE)
                .extracting(DoseCheck::result)
                .containsOnly(Result.WITHIN);
    }

    @Test
    void dose_that_was_not_sent_or_counts_in_another_unit_cannot_be_told() {
        for (String quantity : List.of("30 mL", "0 capsule")) {
            assertThat(checks(poorMetabolizer(ATOMOXETINE, quantity).decided().evidence()))
                    .isNotEmpty()
                    .allSatisfy(check -> {
                        assertThat(check.result()).isEqualTo(Result.CANNOT_TELL);
                        assertThat(check.detail()).contains("not known in milligrams a day");
                    });
        }
        assertThat(checks(poorMetabolizer("38400", "30 capsule").decided().evidence()))
                .extracting(DoseCheck::result)
                .containsOnly(Result.CANNOT_TELL);
    }

    @Test
    void checks_are_absent_from_the_record_where_no_figure_is_given() {
        ItemDecision item = onCarbamazepine().decided();
        assertThat(item.evidence().doses()).isNull();
        assertThat(new JsonCanonical().encode(item)).doesNotContain("\"doses\"");
        String written = new JsonCanonical()
                .encode(poorMetabolizer(ATOMOXETINE, "30 capsule").decided());
        assertThat(new JsonCanonical().encode(new JsonCanonical().decode(written, ItemDecision.class)))
                .isEqualTo(written);
    }
}
