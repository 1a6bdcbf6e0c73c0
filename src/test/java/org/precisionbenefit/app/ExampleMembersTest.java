package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.formulary.DrugIdentification.Identified;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.profile.history.CarryOver;
import org.precisionbenefit.profile.history.Enrolment;
import org.precisionbenefit.profile.history.Enrolment.Standing;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.profile.history.ImportedRow;
import org.precisionbenefit.profile.history.ImportedRow.Outcome;
import org.precisionbenefit.profile.history.KeepHistory;
import org.precisionbenefit.profile.history.MemberHistory;
import org.precisionbenefit.profile.history.TherapyDays;
import org.precisionbenefit.terminology.Period;

/** The invented members tell the stories that their table says, and days are those that somebody counted on a calendar. */
class ExampleMembersTest {
    private static final Path FOLDER = Path.of("docs/samples/members");
    private static final PlanId PLAN = new PlanId("EXAMPLE-HEALTH");
    private static final Period YEAR = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private final List<ImportedRow> rows = new ArrayList<>();
    private final Map<String, MemberHistory> members = new TreeMap<>();

    ExampleMembersTest() throws IOException {
        ExampleMembers.read(rows::add).forEach(each -> members.put(each.member().value(), each.history()));
    }

    /** The counts stand in the table of {@code docs/samples/members/README.md}, each with the stretches it was added up from. */
    @ParameterizedTest
    @CsvSource({
        "001, 90, 61",
        "002, 90, 165",
        "003, 150, 145",
        "004, 120, 236",
        "005, 14, 163",
        "007, 120, 31",
        "008, 120, 31",
        "009, 14, 46",
        "010, 140, 74",
        "011, 270, 75",
        "012, 61, 245",
        "013, 60, 273",
        "014, 105, 201",
        "015, 30, 327",
        "016, 30, 215",
        "019, 60, 104"
    })
    void days_covered_are_those_counted_by_hand(String number, long days, long longestGap) throws IOException {
        TherapyDays counted = days(number);
        assertThat(counted.days()).isEqualTo(days);
        assertThat(counted.longestGap()).isEqualTo(longestGap);
        assertThat(counted.open()).isEqualTo(number.equals("016"));
        assertThat(Files.readString(FOLDER.resolve("README.md")))
                .containsPattern("EXAMPLE-" + number + "\\.ndjson.* \\| " + days + " \\| " + longestGap + " \\|");
    }

    @Test
    void stretches_of_the_mail_order_member_are_those_of_the_worked_example() {
        assertThat(days("011").covered())
                .containsExactly(
                        new Period(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 7, 13)),
                        new Period(LocalDate.of(2026, 7, 20), LocalDate.of(2026, 10, 17)));
    }

    @Test
    void every_row_is_read_except_the_one_result_in_words() {
        assertThat(members).hasSize(20);
        assertThat(rows).filteredOn(row -> row.outcome() == Outcome.REPAIRED).isEmpty();
        assertThat(rows)
                .filteredOn(row -> row.outcome() == Outcome.SKIPPED)
                .singleElement()
                .satisfies(row -> assertThat(row.kind()).isEqualTo("Observation"));
    }

    @Test
    void coverage_on_the_day_lapsed_was_cancelled_or_has_a_gap() {
        assertThat(standing("001")).isEqualTo(Standing.COVERED);
        assertThat(standing("002")).isEqualTo(Standing.LAPSED);
        assertThat(standing("015")).isEqualTo(Standing.LAPSED);
        assertThat(standing("020")).isEqualTo(Standing.COVERED);
        assertThat(new Enrolment(history("003").coverage()).gaps(YEAR))
                .containsExactly(new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 31)));
        assertThat(new Enrolment(history("020").coverage()).isComplete(YEAR)).isFalse();
    }

    @Test
    void results_that_conflict_stay_two_and_statements_stay_statements() {
        assertThat(history("006").labs()).hasSize(2);
        assertThat(history("005").fills())
                .filteredOn(fill -> fill.kind() == Fill.Kind.STATED)
                .hasSize(1);
    }

    @Test
    void every_file_is_in_the_index_and_every_drug_in_the_catalogue() throws IOException {
        List<String> listed = Files.readAllLines(FOLDER.resolve("index.tsv")).stream()
                .map(line -> line.substring(0, line.indexOf('\t')) + ".ndjson")
                .toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(listed)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".ndjson"))
                                    .toList());
        }
        FormularyRelease formulary = LoadedReleases.formulary(ReleaseFolders.formulary(Path.of("formulary-data")));
        members.values().stream().flatMap(member -> member.fills().stream()).forEach(fill -> assertThat(
                        formulary.identify(fill.codes(), fill.text()))
                .as(fill.resource())
                .isInstanceOf(Identified.class));
    }

    @Test
    void second_load_finds_everything_there_and_a_changed_member_is_loaded_alone() throws IOException {
        Map<String, MemberHistory> kept = new TreeMap<>();
        KeepHistory store = file -> file.into((member, plan, part) ->
                kept.merge(plan.value() + " " + member.value(), part, MemberHistory::followedBy));
        ExampleMembers examples = new ExampleMembers(
                store,
                (member, plan, knownBy) -> kept.getOrDefault(plan.value() + " " + member.value(), MemberHistory.NONE),
                Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC));
        List<ExampleMembers.Example> read = ExampleMembers.read(row -> {});
        assertThat(examples.load(read)).isEqualTo(20);
        assertThat(examples.load(read)).isZero();
        kept.remove(PLAN.value() + " EXAMPLE-007");
        assertThat(examples.load(read)).isEqualTo(1);
        assertThat(kept).hasSize(20).containsKey(PLAN.value() + " EXAMPLE-007");
    }

    private MemberHistory history(String number) {
        return members.getOrDefault("EXAMPLE-" + number, MemberHistory.NONE);
    }

    private Standing standing(String number) {
        return new Enrolment(history(number).coverage()).on(new Enrolment.OfPlan(PLAN, null, null), TODAY);
    }

    /** Each drug by itself, as the engine counts. */
    private TherapyDays days(String number) {
        Map<String, List<Fill>> byDrug = new TreeMap<>();
        history(number).fills().forEach(fill -> byDrug.computeIfAbsent(
                        fill.codes().get(0).value(), any -> new ArrayList<>())
                .add(fill));
        return TherapyDays.of(byDrug.values(), YEAR, CarryOver.WHOLE);
    }
}
