package org.precisionbenefit.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.docket.Dimension;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.audit.docket.Lines;
import org.precisionbenefit.audit.docket.Tallies;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Period;

/** Pages one after the other are exactly what is looked for, in order, and samples are drawn by their seed alone. */
class DocketSearchTest {
    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Period DAYS = new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31));
    private static final List<DocketLine> LINES = Lines.of(6_000, FROM, 31, 11);
    private static final VisiblePlans TWO = VisiblePlans.only(Set.of(new PlanId("PLAN-A"), new PlanId("PLAN-C")));

    private final DocketInMemory store = new DocketInMemory(Lines.sheets(LINES, new Random(4)));
    private final DocketSearch docket = new DocketSearch(store, Clock.fixed(NOW, ZoneOffset.UTC));

    private static DocketQuery query(
            Period days, Map<Dimension, String> words, @Nullable LineState state, @Nullable Duration waits) {
        return new DocketQuery(days, new TreeMap<>(words), state, waits);
    }

    private static List<DocketLine> wanted(DocketQuery query, VisiblePlans plans) {
        return LINES.stream()
                .filter(line -> plans.include(line.key().plan()))
                .filter(line ->
                        query.days().contains(LocalDate.ofInstant(line.key().receivedAt(), ZoneOffset.UTC)))
                .filter(line -> query.matches(line, NOW))
                .sorted(DocketPlace.ORDER)
                .toList();
    }

    private List<DocketLine> found(DocketQuery query, VisiblePlans plans) {
        List<DocketLine> all = new ArrayList<>();
        DocketPlace place = null;
        do {
            int before = store.opened;
            DocketSearch.Page page = docket.page(query, place, 25, plans);
            assertThat(store.opened - before).isLessThanOrEqualTo(DocketSearch.MOST_OPENED);
            assertThat(page.lines()).hasSizeLessThanOrEqualTo(25);
            all.addAll(page.lines());
            place = page.next() == null
                    ? null
                    : DocketPlace.read(page.next().write()).orElseThrow();
        } while (place != null);
        return all;
    }

    @Test
    void pages_are_what_is_looked_for_in_order_and_nothing_twice() {
        List<DocketQuery> queries = List.of(
                DocketQuery.of(DAYS),
                DocketQuery.of(new Period(LocalDate.of(2026, 10, 7), LocalDate.of(2026, 10, 9))),
                query(DAYS, Map.of(Dimension.DRUG, "GREL"), null, null),
                query(DAYS, Map.of(Dimension.DRUG, "warfarin", Dimension.MODEL, "mace"), null, null),
                query(DAYS, Map.of(Dimension.REVIEWER, "reviewer-3"), LineState.DENIED, null),
                query(DAYS, Map.of(), null, Duration.ofDays(20)),
                query(DAYS, Map.of(Dimension.RELEASE, "b3"), LineState.APPROVED_IN_PART, null),
                query(DAYS, Map.of(Dimension.CRITERION, "criterion-17"), null, null),
                query(DAYS, Map.of(Dimension.DRUG, "nothing like it"), null, null));
        for (DocketQuery query : queries) {
            for (VisiblePlans plans : List.of(VisiblePlans.EVERY, TWO)) {
                assertThat(found(query, plans)).as(query.toString()).isEqualTo(wanted(query, plans));
            }
        }
    }

    @Test
    void sheets_whose_heads_say_that_nothing_is_there_are_not_opened() {
        docket.page(query(DAYS, Map.of(Dimension.DRUG, "nothing like it"), null, null), null, 25, VisiblePlans.EVERY);
        assertThat(store.opened).isZero();
        docket.page(DocketQuery.of(DAYS), null, 25, VisiblePlans.EVERY);
        assertThat(store.opened).as("for the first page of everything").isLessThanOrEqualTo(6);
    }

    @Test
    void lines_of_one_instant_on_several_sheets_are_each_found_once() {
        List<DocketLine> same = new ArrayList<>();
        for (DocketLine line : LINES.subList(0, 120)) {
            DocketLine.Key key = new DocketLine.Key(
                    line.key().decision(), line.key().item(), line.key().plan(), FROM);
            same.add(new DocketLine(key, line.asked(), line.answer(), line.basis(), line.group()));
        }
        DocketSearch all = new DocketSearch(
                new DocketInMemory(Lines.sheets(same, new Random(1))), Clock.fixed(NOW, ZoneOffset.UTC));
        List<DocketLine> found = new ArrayList<>();
        DocketPlace place = null;
        do {
            DocketSearch.Page page = all.page(DocketQuery.of(DAYS), place, 7, VisiblePlans.EVERY);
            found.addAll(page.lines());
            place = page.next();
        } while (place != null);
        same.sort(DocketPlace.ORDER);
        assertThat(found).isEqualTo(same);
    }

    @Test
    void place_is_read_back_and_nothing_else_is_one() {
        DocketPlace place = DocketPlace.behind(LINES.get(7));
        assertThat(DocketPlace.read(place.write())).contains(place);
        assertThat(DocketPlace.read("<script>")).isEmpty();
        assertThat(DocketPlace.read("2026-99-99T00:00:00.000000Z__0")).isEmpty();
    }

    @Test
    void tallies_of_days_and_plans_are_those_of_their_lines() {
        assertThat(docket.tallies(DAYS, TWO).write())
                .isEqualTo(Tallies.of(wanted(DocketQuery.of(DAYS), TWO)).write());
    }

    @Test
    void sample_is_drawn_by_its_seed_whatever_the_order_of_the_lines() {
        SampleOrder order = new SampleOrder(DocketQuery.of(DAYS), 42, 30, null, null);
        DrawSample.Drawn drawn = new DrawSample(docket).draw(order, VisiblePlans.EVERY);
        assertThat(drawn.population()).isEqualTo(LINES.size());
        assertThat(drawn.lines()).hasSize(30).doesNotHaveDuplicates();
        DocketInMemory otherwise = new DocketInMemory(Lines.sheets(LINES, new Random(99)));
        DrawSample again = new DrawSample(new DocketSearch(otherwise, Clock.fixed(NOW, ZoneOffset.UTC)));
        assertThat(again.draw(order, VisiblePlans.EVERY)).isEqualTo(drawn);
        SampleOrder otherSeed = new SampleOrder(DocketQuery.of(DAYS), 43, 30, null, null);
        assertThat(again.draw(otherSeed, VisiblePlans.EVERY).lines()).isNotEqualTo(drawn.lines());
    }

    @Test
    void sample_of_strata_has_as_many_of_each_and_one_by_rule_only_what_it_is_of() {
        DrawSample draws = new DrawSample(docket);
        DrawSample.Drawn byPlan =
                draws.draw(new SampleOrder(DocketQuery.of(DAYS), 1, 5, Dimension.PLAN, null), VisiblePlans.EVERY);
        assertThat(byPlan.strata().keySet()).containsExactly("PLAN-A", "PLAN-B", "PLAN-C");
        assertThat(byPlan.population()).isEqualTo(LINES.size());
        Set<String> plans = new TreeSet<>();
        byPlan.lines().forEach(line -> plans.add(line.key().plan().value()));
        assertThat(byPlan.lines()).hasSize(15);
        assertThat(plans).hasSize(3);
        for (SampleOrder.Rule rule : SampleOrder.Rule.values()) {
            DrawSample.Drawn ruled =
                    draws.draw(new SampleOrder(DocketQuery.of(DAYS), 1, 10, null, rule), VisiblePlans.EVERY);
            assertThat(ruled.lines()).as(rule.name()).isNotEmpty().allMatch(rule::holds);
            assertThat(ruled.population())
                    .isEqualTo(LINES.stream().filter(rule::holds).count());
        }
    }

    @Test
    void each_lot_has_about_the_same_chance() {
        DrawSample draws = new DrawSample(docket);
        int early = 0;
        for (int seed = 0; seed < 20; seed++) {
            early +=
                    (int) draws
                            .draw(new SampleOrder(DocketQuery.of(DAYS), seed, 100, null, null), VisiblePlans.EVERY)
                            .lines()
                            .stream()
                            .filter(line -> line.key()
                                    .receivedAt()
                                    .isBefore(LINES.get(3_000).key().receivedAt()))
                            .count();
        }
        assertThat(early).as("of 2,000 drawn, from the first half").isBetween(880, 1_120);
    }
}
