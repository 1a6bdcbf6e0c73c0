package org.precisionbenefit.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.casework.yaml.ClockLoader;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Due instants by line of business, kind of question and urgency, through nights, weekends and clock changes. */
class TurnaroundClockTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate BEGAN = LocalDate.of(2020, 1, 1);
    private static final Citation OWN = new Citation("own rule", "", BEGAN);
    private static final Citation LAW = new Citation("a law", "", BEGAN);
    private static final DecisionEngine ENGINE = RealReleases.engine(RealReleases.noModels(), new ReferenceEvaluator());
    private static final List<DecisionRecord> WAITING = VariedInputs.of(300, 7).stream()
            .filter(inputs -> inputs.asOf().date().getYear() >= 2026)
            .map(TurnaroundClockTest::bare)
            .filter(record ->
                    record.items().stream().anyMatch(item -> item.outcome().determination() instanceof Pended))
            .toList();
    private static final List<TurnaroundRule> OWN_RULES = List.of(
            new TurnaroundRule(null, Urgency.STANDARD, 72, BEGAN, OWN),
            new TurnaroundRule(null, Urgency.EXPEDITED, 24, BEGAN, OWN));

    /** Without a law, so that only the table counts. */
    private static DecisionRecord bare(DecisionInputs inputs) {
        DecisionRecord record = ENGINE.decide(inputs);
        return new DecisionRecord(
                record.inputs(), record.releases(), record.demonstration(), record.fault(), record.items());
    }

    private static DecisionRecord waiting(ClockKind kind) {
        return WAITING.stream()
                .filter(record -> record.items().size() == 1)
                .filter(record -> record.inputs().request().urgency() == Urgency.STANDARD)
                .filter(record -> ClockKind.of(record.items().get(0)) == kind)
                .findFirst()
                .orElseThrow();
    }

    private static ItemDue due(List<TurnaroundRule> more, ClockKind kind, CaseBegan began) {
        List<TurnaroundRule> rules = new ArrayList<>(OWN_RULES);
        rules.addAll(more);
        return new TurnaroundClock(rules)
                .due(waiting(kind), LineOfBusiness.MEDICARE_PART_D, began)
                .get(0);
    }

    private static CaseBegan at(String instant) {
        return new CaseBegan(Instant.parse(instant), Instant.parse(instant), NEW_YORK);
    }

    private static TurnaroundRule row(
            @Nullable ClockKind kind, ClockTime time, ClockStart start, String since, boolean verified) {
        return new TurnaroundRule(
                LineOfBusiness.MEDICARE_PART_D,
                kind,
                Urgency.STANDARD,
                time,
                start,
                LocalDate.parse(since),
                LAW,
                verified);
    }

    private static ClockTime hours(int amount) {
        return new ClockTime(amount, ClockTime.Unit.HOURS);
    }

    @Test
    void hours_run_through_the_weekend_and_both_clock_changes() {
        for (String instant : List.of("2026-11-27T22:00:00Z", "2026-03-07T12:00:00Z", "2026-10-31T12:00:00Z")) {
            assertThat(due(List.of(), ClockKind.BENEFIT, at(instant)).at())
                    .isEqualTo(Instant.parse(instant).plus(Duration.ofHours(72)));
        }
    }

    @Test
    void days_are_those_of_the_plans_calendar_and_end_at_the_hour_at_which_they_began() {
        ClockTime two = new ClockTime(2, ClockTime.Unit.DAYS);
        Instant before = Instant.parse("2026-10-31T12:00:00Z");
        assertThat(two.after(before, NEW_YORK)).isEqualTo(before.plus(Duration.ofHours(49)));
        assertThat(two.after(before, ZoneOffset.UTC)).isEqualTo(before.plus(Duration.ofHours(48)));
        Instant spring = Instant.parse("2026-03-07T12:00:00Z");
        assertThat(two.after(spring, NEW_YORK)).isEqualTo(spring.plus(Duration.ofHours(47)));
    }

    @Test
    void row_of_a_kind_of_plan_shortens_the_own_rule_and_never_lengthens_it() {
        ItemDue shorter = due(
                List.of(row(null, hours(24), ClockStart.RECEIPT, "2020-01-01", true)),
                ClockKind.BENEFIT,
                at("2026-11-21T12:00:00Z"));
        assertThat(shorter.at()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(shorter.rule()).isEqualTo(LAW);
        ItemDue longer = due(
                List.of(row(null, new ClockTime(15, ClockTime.Unit.DAYS), ClockStart.RECEIPT, "2020-01-01", true)),
                ClockKind.BENEFIT,
                at("2026-11-21T12:00:00Z"));
        assertThat(longer.at()).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(longer.rule()).isEqualTo(OWN);
    }

    @Test
    void unverified_row_and_one_that_has_not_begun_set_no_clock_and_are_not_quoted() {
        for (TurnaroundRule row : List.of(
                row(null, hours(1), ClockStart.RECEIPT, "2020-01-01", false),
                row(null, hours(1), ClockStart.RECEIPT, "2099-01-01", true),
                row(ClockKind.EXCEPTION, hours(1), ClockStart.RECEIPT, "2020-01-01", true))) {
            assertThat(due(List.of(row), ClockKind.BENEFIT, at("2026-11-21T12:00:00Z"))
                            .rule())
                    .isEqualTo(OWN);
        }
    }

    @Test
    void row_for_the_kind_of_question_comes_before_a_later_one_for_every_kind() {
        List<TurnaroundRule> rows = List.of(
                row(ClockKind.EXCEPTION, hours(48), ClockStart.RECEIPT, "2020-01-01", true),
                row(null, hours(10), ClockStart.RECEIPT, "2024-01-01", true));
        assertThat(due(rows, ClockKind.EXCEPTION, at("2026-11-21T12:00:00Z")).at())
                .isEqualTo("2026-11-23T12:00:00Z");
        assertThat(due(rows, ClockKind.BENEFIT, at("2026-11-21T12:00:00Z")).at())
                .isEqualTo("2026-11-21T22:00:00Z");
    }

    @Test
    void completed_case_goes_on_from_its_first_receipt_and_an_exception_from_the_statement() {
        CaseBegan completed =
                new CaseBegan(Instant.parse("2026-11-20T12:00:00Z"), Instant.parse("2026-11-22T12:00:00Z"), NEW_YORK);
        assertThat(due(List.of(), ClockKind.BENEFIT, completed).at()).isEqualTo("2026-11-23T12:00:00Z");
        List<TurnaroundRule> statement = List.of(
                row(ClockKind.EXCEPTION, hours(72), new ClockStart(ClockStart.From.STATEMENT, 14), "2020-01-01", true));
        assertThat(due(statement, ClockKind.EXCEPTION, completed).at()).isEqualTo("2026-11-25T12:00:00Z");
        assertThat(due(statement, ClockKind.BENEFIT, completed).at()).isEqualTo("2026-11-23T12:00:00Z");
        CaseBegan late = new CaseBegan(
                Instant.parse("2026-11-01T12:00:00Z"), Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
        assertThat(due(statement, ClockKind.EXCEPTION, late).at())
                .as("it waits fourteen days and no longer")
                .isEqualTo("2026-11-18T12:00:00Z");
    }

    @ParameterizedTest
    @EnumSource(LineOfBusiness.class)
    void shipped_table_is_read_and_no_row_is_longer_than_the_own_rule(LineOfBusiness line) throws Exception {
        TurnaroundClock clock = shipped(Files.readString(Path.of("formulary-data/clocks/turnaround.yaml")));
        Instant received = Instant.parse("2026-11-21T12:00:00Z");
        for (DecisionRecord record : WAITING) {
            boolean standard = record.inputs().request().urgency() == Urgency.STANDARD;
            assertThat(clock.due(record, line, received)).isNotEmpty().allSatisfy(due -> assertThat(
                            Duration.between(received, due.at()).toHours())
                    .isEqualTo(standard && line != LineOfBusiness.MEDICAID ? 72 : 24));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    days: 3\n",
                "    waits_days: 3\n",
                "    from: statement\n",
                "    kind: appeal\n",
                "    status: maybe\n",
                "    from: statement\n    waits_days: 0\n"
            })
    void table_that_says_two_things_or_half_of_one_is_refused(String more) throws Exception {
        String table = Files.readString(Path.of("formulary-data/clocks/turnaround.yaml"));
        String wrong = table.replaceFirst("    hours: 72\n", "    hours: 72\n" + more);
        assertThatThrownBy(() -> shipped(wrong)).isInstanceOf(ConfigurationFault.class);
    }

    @Test
    void table_whose_own_rule_is_unverified_is_refused() throws Exception {
        String table = Files.readString(Path.of("formulary-data/clocks/turnaround.yaml"));
        String wrong = table.replaceFirst("    hours: 72\n", "    hours: 72\n    status: unverified\n");
        assertThatThrownBy(() -> shipped(wrong)).isInstanceOf(ConfigurationFault.class);
    }

    private static TurnaroundClock shipped(String text) {
        return new ClockLoader().load(new SourceFiles(List.of(new SourceFile("clocks/turnaround.yaml", text))));
    }
}
