package org.precisionbenefit.formulary.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionStore;
import org.precisionbenefit.formulary.edition.FlagDefault;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.published.PublishedAs;
import org.precisionbenefit.formulary.published.PublishedFormulary;
import org.precisionbenefit.formulary.published.PublishedLists;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.MovedClock;

class PublishedListsTest {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final Instant FIRST = Instant.parse("2026-01-02T10:00:00Z");
    private static final PublishedAs GOLD = new PublishedAs("own", "GOLD-1");
    private static final DrugCode DRUG = new DrugCode(DrugCode.Kind.RXNORM, "209459");
    private static final List<String> PLANS = List.of("GOLD-1,Gold,GOLD;EXTRA", "SILVER-1,Silver,SILVER");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static EditionDatabase database;

    @BeforeAll
    static void start() {
        database = EditionDatabase.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.empty();
    }

    private static Instant minute(int minutes) {
        return FIRST.plusSeconds(60L * minutes);
    }

    private static Edition draft(LocalDate from, String... rows) {
        return database.load("own", from, PLANS, List.of(rows));
    }

    private static Edition active(LocalDate from, int minutes, String... rows) {
        Edition edition = draft(from, rows);
        database.editions().activate(edition.id(), "designer", minute(minutes));
        return edition;
    }

    /** What answers, asked at an instant of a store that stands at that instant. */
    private static PublishedLists at(Instant now) {
        return new PublishedLists(database.editions(), 4, new MovedClock(now), SECOND);
    }

    private static String tier(Optional<PublishedFormulary> answer, LocalDate day) {
        return answer.orElseThrow().items(DRUG, day).stream()
                .map(item -> item.tier() == null ? "none" : item.tier().word())
                .reduce("", String::concat);
    }

    /** A store that counts what is asked of it, and that fails while it is told to. */
    private static EditionStore counting(AtomicInteger asked, AtomicBoolean failing) {
        EditionStore store = database.editions();
        return (EditionStore) Proxy.newProxyInstance(
                EditionStore.class.getClassLoader(),
                new Class<?>[] {EditionStore.class},
                (proxy, method, arguments) -> {
                    if (failing.get()) {
                        throw new IllegalStateException("The formularies were not read.");
                    }
                    if (method.getName().equals("list")) {
                        asked.incrementAndGet();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void every_day_and_instant_is_answered_as_the_store_answers_it() {
        SplittableRandom random = new SplittableRandom(11);
        List<LocalDate> firsts = List.of(JANUARY, JANUARY.plusMonths(2), JULY);
        EditionStore store = database.editions();
        int minutes = 0;
        for (int step = 0; step < 24; step++) {
            minutes += random.nextInt(1, 5);
            if (random.nextInt(4) == 0) {
                try {
                    store.rollBack("own", "designer", minute(minutes));
                } catch (ConfigurationFault nothingLeft) {
                    continue;
                }
            } else {
                active(firsts.get(random.nextInt(3)), minutes, "GOLD,209459,A drug," + (step + 1) + ",no,no,no,,,,");
            }
        }
        PublishedLists lists = at(minute(minutes + 1));
        for (int instant = -1; instant <= minutes + 1; instant++) {
            for (LocalDate day : List.of(JANUARY.minusDays(1), JANUARY, JANUARY.plusMonths(2), JULY.plusDays(1))) {
                Optional<Edition> expected = store.asOf("own", day, minute(instant));
                Optional<PublishedFormulary> answer = lists.asOf(GOLD, day, minute(instant));
                assertThat(answer.map(one -> one.edition().id())).isEqualTo(expected.map(Edition::id));
                answer.ifPresent(one ->
                        assertThat(one.items(DRUG, day)).isEqualTo(store.items(expected.orElseThrow(), "GOLD", DRUG)));
            }
        }
    }

    @Test
    void what_another_instance_activates_or_takes_back_is_seen_by_the_next_question() {
        active(JANUARY, 0, "GOLD,209459,A drug,1,no,no,no,,,,");
        MovedClock clock = new MovedClock(minute(5));
        PublishedLists lists = new PublishedLists(database.editions(), 4, clock, SECOND);
        assertThat(tier(lists.asOf(GOLD, JULY, minute(5)), JULY)).isEqualTo("tier-1");
        active(JANUARY, 10, "GOLD,209459,A drug,2,no,no,no,,,,");
        clock.moveTo(minute(11));
        assertThat(tier(lists.asOf(GOLD, JULY, minute(11)), JULY)).isEqualTo("tier-2");
        database.editions().rollBack("own", "designer", minute(12));
        clock.moveTo(minute(13));
        assertThat(tier(lists.asOf(GOLD, JULY, minute(13)), JULY)).isEqualTo("tier-1");
        assertThat(tier(lists.asOf(GOLD, JULY, minute(11)), JULY)).isEqualTo("tier-2");
        assertThat(tier(at(minute(13)).asOf(GOLD, JULY, minute(13)), JULY)).isEqualTo("tier-1");
    }

    @Test
    void who_asks_for_what_is_known_waits_a_second_at_most_and_gets_the_answer_of_that_instant() {
        active(JANUARY, 0, "GOLD,209459,A drug,1,no,no,no,,,,");
        MovedClock clock = new MovedClock(minute(5));
        PublishedLists lists = new PublishedLists(database.editions(), 4, clock, SECOND);
        Instant known = lists.known();
        active(JANUARY, 6, "GOLD,209459,A drug,2,no,no,no,,,,");
        clock.moveTo(minute(5).plusMillis(900));
        assertThat(lists.known()).isEqualTo(known).isEqualTo(minute(5));
        assertThat(tier(lists.asOf(GOLD, JULY, lists.known()), JULY)).isEqualTo("tier-1");
        clock.moveTo(minute(7));
        assertThat(lists.known()).isEqualTo(minute(7));
        assertThat(tier(lists.asOf(GOLD, JULY, lists.known()), JULY)).isEqualTo("tier-2");
        // A clock that was set back does not hold up what is done from now on.
        clock.moveTo(minute(6));
        assertThat(lists.known()).isEqualTo(minute(6));
    }

    @Test
    void plan_answers_from_all_of_its_lists_with_rows_of_the_day_and_defaults_for_what_was_not_published() {
        Edition draft = draft(
                JANUARY,
                "GOLD,209459,A drug,1,,no,no,,,2026-01-01,2026-03-31",
                "GOLD,209459,A drug,2,no,no,no,,,2026-04-01,",
                "EXTRA,861007,Other,3,no,no,no,,gout,,",
                "SILVER,1,Not of this plan,1,no,no,no,,,,",
                "GOLD,,By its name alone,1,no,no,no,,,,");
        EditionStore store = database.editions();
        store.resolve(
                draft.id(),
                new FlagDefault(FlagDefault.Rule.PRIOR_AUTHORIZATION, Flag.YES, JANUARY, "A letter", "designer"));
        store.activate(draft.id(), "designer", FIRST);
        PublishedFormulary gold = at(minute(1)).asOf(GOLD, JULY, minute(1)).orElseThrow();
        assertThat(gold.items(DRUG, JANUARY))
                .extracting(item -> item.flags().priorAuthorization())
                .containsExactly(Flag.YES);
        assertThat(gold.items(DRUG, JULY))
                .extracting(item -> item.flags().priorAuthorization())
                .containsExactly(Flag.NO);
        DrugCode other = new DrugCode(DrugCode.Kind.RXNORM, "861007");
        assertThat(gold.items(other, JULY)).hasSize(1);
        assertThat(gold.diseases(other)).containsExactly("gout");
        assertThat(gold.diseases(DRUG)).isEmpty();
        assertThat(gold.items(new DrugCode(DrugCode.Kind.RXNORM, "1"), JULY)).isEmpty();
        assertThat(gold.items(DrugCode.NONE, JULY)).isEmpty();
        assertThat(gold.listed(Stream.of(new DrugCode(DrugCode.Kind.RXNORM, "7"), DRUG, other), JULY))
                .isEqualTo(DRUG);
        PublishedFormulary unknown = at(minute(1))
                .asOf(new PublishedAs("own", "OTHER"), JULY, minute(1))
                .orElseThrow();
        assertThat(unknown.plan()).isNull();
        assertThat(unknown.items(DRUG, JULY)).isEmpty();
    }

    @Test
    void so_many_lists_are_held_and_the_one_that_was_not_asked_for_longest_goes() {
        List<String> plans =
                Stream.of("A", "B", "C").map(name -> name + ",Plan," + name).toList();
        Edition edition = database.load(
                "own",
                JANUARY,
                plans,
                List.of("A,209459,X,1,no,no,no,,,,", "B,209459,X,2,no,no,no,,,,", "C,209459,X,3,no,no,no,,,,"));
        database.editions().activate(edition.id(), "designer", FIRST);
        AtomicInteger loads = new AtomicInteger();
        PublishedLists lists =
                new PublishedLists(counting(loads, new AtomicBoolean()), 2, new MovedClock(minute(1)), SECOND);
        for (String plan : List.of("A", "B", "A", "C", "A", "C", "A")) {
            tier(lists.asOf(new PublishedAs("own", plan), JULY, minute(1)), JULY);
        }
        assertThat(loads).hasValue(3);
        tier(lists.asOf(new PublishedAs("own", "B"), JULY, minute(1)), JULY);
        assertThat(loads).hasValue(4);
    }

    @Test
    void list_that_many_ask_for_at_once_is_loaded_once() throws InterruptedException, ExecutionException {
        active(JANUARY, 0, "GOLD,209459,A drug,1,no,no,no,,,,");
        AtomicInteger loads = new AtomicInteger();
        PublishedLists lists =
                new PublishedLists(counting(loads, new AtomicBoolean()), 4, new MovedClock(minute(1)), SECOND);
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                answers.add(pool.submit(() -> tier(lists.asOf(GOLD, JULY, lists.known()), JULY)));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("tier-1");
            }
        } finally {
            pool.shutdown();
        }
        // The plan has two lists.
        assertThat(loads).hasValue(2);
    }

    @Test
    void database_that_does_not_answer_is_a_fault_and_no_empty_list_and_is_asked_again() {
        active(JANUARY, 0, "GOLD,209459,A drug,1,no,no,no,,,,");
        AtomicBoolean failing = new AtomicBoolean(true);
        PublishedLists lists =
                new PublishedLists(counting(new AtomicInteger(), failing), 4, new MovedClock(minute(1)), SECOND);
        assertThatThrownBy(() -> lists.asOf(GOLD, JULY, minute(1))).isInstanceOf(IllegalStateException.class);
        failing.set(false);
        assertThat(tier(lists.asOf(GOLD, JULY, minute(1)), JULY)).isEqualTo("tier-1");
    }

    @Test
    void equal_parts_of_rows_are_held_once() {
        active(
                JANUARY,
                0,
                "GOLD,209459,A drug,1,yes,no,yes,30 tabs per 30 days,,,",
                "GOLD,861007,Other,1,yes,no,yes,30 tabs per 30 days,,,");
        PublishedFormulary gold = at(minute(1)).asOf(GOLD, JULY, minute(1)).orElseThrow();
        PublishedItem one = gold.items(DRUG, JULY).get(0);
        PublishedItem other =
                gold.items(new DrugCode(DrugCode.Kind.RXNORM, "861007"), JULY).get(0);
        assertThat(one.flags()).isSameAs(other.flags());
        assertThat(one.limit()).isSameAs(other.limit());
        assertThat(one.tier()).isSameAs(other.tier());
    }
}
