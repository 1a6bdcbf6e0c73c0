package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.casework.TurnaroundClock;
import org.precisionbenefit.casework.TurnaroundRule;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.policy.law.ScoreUse;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What the law of a plan's state lets a score do to its requests, and what it wants said. */
class LawInDecisionTest {
    private static final Pattern SCORES = Pattern.compile(".{0,60}(?:marginBits=|Model/|probability=).{0,20}");
    private static final String PLAN = "plans/demo-commercial.yaml";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final DroolsEvaluator DROOLS = new DroolsEvaluator(20);
    private static final ModelRelease MODELS = RealReleases.models(BundledModels.release(ModelStage.DEMONSTRATION));
    private static final List<DecisionInputs> INPUTS = VariedInputs.of(300, 20261128).stream()
            .filter(inputs -> inputs.request().plan().value().equals("DEMO-COMMERCIAL"))
            .toList();
    private static final List<DecisionRecord> NEW_YORK = decide("line_of_business: commercial", "state: NY", DAY);

    private static List<DecisionRecord> decide(String line, String state, LocalDate day) {
        DecisionEngine engine = RealReleases.engine(plan(line, state), MODELS, DROOLS);
        return INPUTS.stream().map(inputs -> engine.decide(on(inputs, day))).toList();
    }

    private static List<DecisionRecord> decide(String state) {
        return decide("line_of_business: commercial", state, DAY);
    }

    private static SourceFiles plan(String line, String state) {
        return changed(RealReleases.formularyFiles(), PLAN, "line_of_business: commercial", line, "state: NY", state);
    }

    private static SourceFiles changed(SourceFiles files, String path, String... edits) {
        String text = files.find(path).orElseThrow().text();
        for (int i = 0; i < edits.length; i += 2) {
            assertThat(text).contains(edits[i]);
            text = text.replace(edits[i], edits[i + 1]);
        }
        return files.where(each -> !each.equals(path)).and(new SourceFiles(List.of(new SourceFile(path, text))));
    }

    private static DecisionInputs on(DecisionInputs inputs, LocalDate day) {
        return new DecisionInputs(
                inputs.id(), inputs.request(), inputs.profile(), new AsOf(day), null, null, inputs.history(), null);
    }

    private static List<ItemDecision> items(List<DecisionRecord> records) {
        return records.stream().flatMap(record -> record.items().stream()).toList();
    }

    private static LegalFrame law(List<DecisionRecord> records) {
        return Objects.requireNonNull(records.get(0).law());
    }

    @Test
    void where_scores_may_route_they_open_and_hold() {
        assertThat(law(NEW_YORK).scores()).isEqualTo(ScoreUse.ALLOWED);
        assertThat(items(NEW_YORK)).anySatisfy(LawInDecisionTest::openedByScore);
        assertThat(holds("state: NY")).isPositive();
    }

    /** A threshold that every score exceeds: then each score that may hold a request holds it. */
    private static long holds(String state) {
        SourceFiles rules = changed(
                RulesFolder.files(),
                "policies/antiplatelet-prasugrel/2026.1.policy.yaml",
                "score(major-bleeding-p2y12) < 0.10",
                "score(major-bleeding-p2y12) < 0.0001");
        DecisionEngine engine = RealReleases.engine(rules, plan("line_of_business: commercial", state), MODELS, DROOLS);
        return INPUTS.stream()
                .flatMap(inputs -> engine.decide(on(inputs, DAY)).items().stream())
                .filter(item -> item.outcome().determination() instanceof Pended pended
                        && pended.reason() == Pended.Reason.SAFETY_HOLD)
                .count();
    }

    private static void openedByScore(ItemDecision item) {
        assertThat(item.outcome().determination()).isInstanceOf(Approved.class);
        assertThat(item.outcome().rulesOnly()).isInstanceOf(Pended.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state: TX", "state: CA", "state: MD", "state: NE"})
    void where_a_score_may_only_open_every_other_path_is_blind_to_it(String state) {
        List<DecisionRecord> records = decide(state);
        assertThat(law(records).scores()).isEqualTo(ScoreUse.OPENS_ONLY);
        assertThat(items(records)).anySatisfy(LawInDecisionTest::openedByScore);
        assertThat(items(records)).allSatisfy(item -> {
            Automatic answer = item.outcome().determination();
            assertThat(answer instanceof Approved
                            || answer.equals(item.outcome().rulesOnly()))
                    .isTrue();
        });
        assertThat(holds(state)).isZero();
    }

    @ParameterizedTest(name = "{0} {1} on {2}")
    @CsvSource({
        "line_of_business: commercial, state: IN, 2026-11-21",
        "line_of_business: commercial, state: CO, 2026-11-21",
        "line_of_business: commercial, state: WY, 2026-11-21",
        "line_of_business: commercial, state: AZ, 2026-06-30",
        "line_of_business: commercial, '', 2026-11-21",
        "'', state: TX, 2026-11-21",
        "'', '', 2026-11-21",
    })
    void where_no_verified_row_lets_it_a_score_changes_nothing_and_nothing_is_quoted(
            String line, String state, LocalDate day) {
        List<DecisionRecord> records = decide(line, state, day);
        assertThat(law(records).scores()).isEqualTo(ScoreUse.FORBIDDEN);
        assertThat(law(records).because()).contains("no").doesNotContain("(");
        assertThat(items(records)).anyMatch(item -> !item.forecasts().isEmpty());
        assertThat(items(records)).allSatisfy(item -> {
            assertThat(item.outcome().determination()).isEqualTo(item.outcome().rulesOnly());
            assertThat(item.remarks().notes())
                    .noneMatch(note -> note.contains("Indiana") || note.contains("Colorado") || note.contains("Texas"));
        });
    }

    @Test
    void answer_without_scores_is_the_same_in_every_state_without_a_statute() {
        List<Automatic> open = items(decide("state: WY")).stream()
                .map(item -> item.outcome().determination())
                .toList();
        assertThat(open)
                .isEqualTo(items(NEW_YORK).stream()
                        .map(item -> item.outcome().rulesOnly())
                        .toList());
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "line_of_business: commercial, state: TX, MET",
        "line_of_business: commercial, state: CA, MET",
        "line_of_business: commercial, state: AZ, MET",
        "line_of_business: commercial, state: MD, NOT_MET",
        "line_of_business: commercial, state: CO, NOT_MET",
        "line_of_business: commercial, state: NY, NOT_MET",
        "line_of_business: self-funded, state: TX, NOT_MET",
        "line_of_business: medicaid, state: TX, NOT_MET",
        "line_of_business: medicare-part-d, state: TX, NOT_MET",
        "line_of_business: commercial, '', NOT_MET",
    })
    void statute_is_a_ground_only_where_a_row_that_was_read_holds(String line, String state, Status expected) {
        assertThat(items(decide(line, state, DAY)).stream()
                        .flatMap(item -> item.evaluation() == null
                                ? Stream.<Finding>empty()
                                : item.evaluation().findings().stream())
                        .filter(finding -> finding.criterion().equals(new CriterionId("step-statute-law")))
                        .map(Finding::status)
                        .distinct())
                .containsExactly(expected);
    }

    @Test
    void what_a_state_wants_said_is_said_beside_the_answer() {
        assertThat(items(decide("state: NE"))).allSatisfy(item -> {
            boolean scored =
                    item.forecasts().stream().anyMatch(forecast -> forecast.outcome() instanceof Forecast.Scored);
            assertThat(item.remarks().notes().stream()
                            .anyMatch(note -> note.contains("artificial intelligence is used")))
                    .isEqualTo(scored);
        });
        assertThat(items(decide("state: AZ"))).allSatisfy(item -> assertThat(
                        item.remarks().notes().stream().anyMatch(note -> note.contains("medical director")))
                .isEqualTo(item.outcome().determination() instanceof Pended));
        assertThat(items(decide("state: CA")))
                .filteredOn(ItemDecision::waitsForStep)
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.remarks().notes())
                        .anyMatch(note -> note.contains("takes it as granted") && note.contains("1367.206")));
    }

    @Test
    void reviewer_sees_no_score_before_the_decision_where_the_law_hides_it() {
        List<DecisionRecord> texas = decide("state: TX");
        assertThat(texas).allSatisfy(record -> assertThat(record.showsScores())
                .isEqualTo(
                        record.items().stream().noneMatch(item -> item.outcome().determination() instanceof Pended)));
        assertThat(texas)
                .as("people have decided on all that waited")
                .allMatch(record -> record.showsScores(
                        record.items().stream().map(ItemDecision::sequence).collect(Collectors.toSet())));
        assertThat(NEW_YORK).allMatch(DecisionRecord::showsScores).allMatch(record -> record.shown() == record);
    }

    @Test
    void record_that_hides_scores_holds_no_trace_of_them() {
        List<DecisionRecord> hidden = decide("state: TX").stream()
                .filter(record -> !record.showsScores())
                .toList();
        assertThat(hidden).anyMatch(record -> record.toString().contains("marginBits="));
        assertThat(hidden.stream()
                        .map(record -> record.shown().items().toString())
                        .flatMap(shown -> SCORES.matcher(shown).results())
                        .map(MatchResult::group))
                .isEmpty();
    }

    @Test
    void time_that_a_law_sets_for_exceptions_shortens_the_clock_and_never_lengthens_it() {
        Instant received = Instant.parse("2026-11-21T12:00:00Z");
        Citation own = new Citation("Plan rule", "", DAY);
        for (int hours : List.of(10, 200)) {
            TurnaroundClock clock = new TurnaroundClock(Stream.of(Urgency.values())
                    .map(urgency -> new TurnaroundRule(null, urgency, hours, LocalDate.of(2020, 1, 1), own))
                    .toList());
            for (DecisionRecord record : decide("state: CA")) {
                long step = record.inputs().request().urgency() == Urgency.EXPEDITED ? 24 : 72;
                record.items().forEach(item -> assertThat(clock.due(record, LineOfBusiness.COMMERCIAL, received))
                        .filteredOn(due -> due.sequence() == item.sequence())
                        .allSatisfy(due -> assertThat(due.at())
                                .isEqualTo(received.plus(
                                        Duration.ofHours(item.waitsForStep() ? Math.min(step, hours) : hours)))));
            }
        }
    }

    @Test
    void release_without_a_table_on_scores_decides_as_it_did_and_records_no_law() {
        SourceFiles before = RulesFolder.files().where(path -> !path.startsWith("laws/scores"));
        DecisionEngine engine = RealReleases.engine(before, RealReleases.formularyFiles(), MODELS, DROOLS);
        List<DecisionRecord> records =
                INPUTS.stream().map(inputs -> engine.decide(on(inputs, DAY))).toList();
        assertThat(records).allMatch(record -> record.law() == null);
        assertThat(items(records)).isEqualTo(items(NEW_YORK));
    }
}
