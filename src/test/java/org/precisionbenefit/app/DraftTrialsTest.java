package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.api.TryDraft;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.decision.simulation.Outcome;
import org.precisionbenefit.decision.simulation.ReportText;
import org.precisionbenefit.decision.simulation.SimulationReport;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.draft.DraftTrial;
import org.precisionbenefit.policy.draft.DraftTrialStore;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Drafts are told in words and simulated beside what is live. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DraftTrialsTest {
    private static final PolicyId PRASUGREL = new PolicyId("antiplatelet-prasugrel", "2026.1");
    private static final String PATH = "policies/antiplatelet-prasugrel/2026.1.policy.yaml";
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final CallerId DESIGNER = new CallerId("designer");
    private static final SourceFiles RULES = RulesFolder.ofFivePolicies();

    private static TrialRun.Live live;
    private static List<DecisionInputs> inputs;

    private final TrialsInMemory store = new TrialsInMemory();
    private final DraftTrials trials = new DraftTrials(
            () -> live, store, new JsonCanonical(), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(5));

    /** Ends of simulations come from their own thread. */
    private static final class TrialsInMemory implements DraftTrialStore {
        private final List<DraftTrial> kept = new ArrayList<>();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean slow;

        @Override
        public synchronized long begin(DraftTrial trial) {
            kept.add(new DraftTrial(
                    kept.size() + 1L,
                    trial.draft(),
                    trial.order(),
                    trial.release(),
                    trial.startedBy(),
                    trial.startedAt(),
                    null));
            return kept.size();
        }

        @Override
        public void end(long number, DraftTrial.End end) {
            keep(number, end);
            ended.countDown();
        }

        private synchronized void keep(long number, DraftTrial.End end) {
            DraftTrial begun = kept.get((int) number - 1);
            kept.set(
                    (int) number - 1,
                    new DraftTrial(
                            number,
                            begun.draft(),
                            begun.order(),
                            begun.release(),
                            begun.startedBy(),
                            begun.startedAt(),
                            end));
        }

        @Override
        public Optional<DraftTrial> find(long number) {
            Optional<DraftTrial> read = read(number);
            if (slow) {
                waitForTheEnd();
            }
            return read;
        }

        private synchronized Optional<DraftTrial> read(long number) {
            return kept.stream().filter(trial -> trial.number() == number).findFirst();
        }

        private void waitForTheEnd() {
            try {
                ended.await();
                // The run is let go of right after its end is kept.
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public synchronized List<DraftTrial> of(long draft) {
            return kept.stream().filter(trial -> trial.draft() == draft).toList();
        }
    }

    @BeforeAll
    static void takeWhatIsLive() {
        ModelRelease models = RealReleases.models(BundledModels.release(ModelStage.SHADOW));
        DecisionEngine engine =
                RealReleases.engine(RULES, RealReleases.formularyFiles(), models, new ReferenceEvaluator());
        inputs = VariedInputs.of(400, 7);
        live = new TrialRun.Live(
                new LivePolicies.Shown(LoadedReleases.policy(RULES), RULES, engine.formulary(), List.of(), List.of()),
                engine.evidence(),
                models,
                seen -> DecisionsInMemory.of(engine, inputs, seen),
                0);
    }

    @AfterEach
    void stop() {
        trials.stop();
    }

    private static PolicyDraft draft(String from, String to) {
        String text = RULES.find(PATH).orElseThrow().text();
        assertThat(text).contains(from);
        return new PolicyDraft(
                1,
                PRASUGREL,
                PRASUGREL,
                RULES.digest(),
                DESIGNER,
                NOW,
                new SourceFiles(List.of(new SourceFile(PATH, text.replace(from, to)))));
    }

    private static PolicyDraft longerTrial() {
        return draft("days_of(clopidogrel) >= 30 days", "days_of(clopidogrel) >= 45 days");
    }

    private static DraftTrial.Order invented(int requests) {
        return new DraftTrial.Order(false, 3, requests, false, VisiblePlans.only(Set.of()));
    }

    private TryDraft.Shown ended(PolicyDraft draft, DraftTrial.Order order) throws InterruptedException {
        long number = trials.start(draft, order, DESIGNER).orElseThrow();
        TryDraft.Shown shown = trials.find(number).orElseThrow();
        while (shown.state() == TryDraft.State.RUNNING) {
            Thread.sleep(20);
            shown = trials.find(number).orElseThrow();
        }
        return shown;
    }

    private static SimulationReport report(TryDraft.Shown shown) {
        SimulationReport report = shown.report();
        assertThat(report).as(String.valueOf(shown.trial().end())).isNotNull();
        return report;
    }

    @Test
    void what_a_draft_changes_is_said_in_words() {
        assertThat(trials.changes(longerTrial()).sentences())
                .singleElement()
                .asString()
                .startsWith("antiplatelet-prasugrel/2026.1 ")
                .contains("rises from 30 to 45 days");
        assertThat(trials.changes(draft("adult", "adult")).sentences()).isEmpty();
        assertThat(trials.changes(draft("adult", "adult")).release()).isEqualTo(RULES.digest());
        assertThat(trials.changes(longerTrial()).release()).isNotEqualTo(RULES.digest());
        TryDraft.Changes unreadable = trials.changes(draft("days_of(clopidogrel) >= 30 days", "days_off(x) >= 30"));
        assertThat(unreadable.sentences()).isEmpty();
        assertThat(unreadable.problems()).first().asString().startsWith(PATH + ":");
    }

    @Test
    void invented_requests_find_the_line_and_the_same_run_gives_the_same_report() throws Exception {
        TryDraft.Shown shown = ended(longerTrial(), invented(600));

        assertThat(shown.state()).isEqualTo(TryDraft.State.ENDED);
        SimulationReport report = report(shown);
        assertThat(report.run().before()).isEqualTo(RULES.digest().hex());
        assertThat(report.policies()).singleElement().satisfies(policy -> assertThat(policy.requests())
                .isEqualTo(600));
        assertThat(report.flips()).isNotEmpty().allSatisfy(flips -> assertThat(flips.line())
                .startsWith("step"));
        assertThat(report(ended(longerTrial(), invented(600)))).isEqualTo(report);
        assertThat(trials.of(1)).hasSize(2);
    }

    @Test
    void simulation_that_somebody_stops_or_that_lasts_too_long_ends_with_the_reason() throws Exception {
        long number = trials.start(longerTrial(), invented(200_000), DESIGNER).orElseThrow();
        assertThat(trials.end(number + 1, DESIGNER)).isFalse();
        assertThat(trials.end(number, new CallerId("another.designer"))).isTrue();
        TryDraft.Shown shown = trials.find(number).orElseThrow();
        while (shown.state() == TryDraft.State.RUNNING) {
            Thread.sleep(20);
            shown = trials.find(number).orElseThrow();
        }
        assertThat(shown.state()).isEqualTo(TryDraft.State.FAILED);
        assertThat(Objects.requireNonNull(shown.trial().end()).fault())
                .isEqualTo("It was stopped by another.designer.");
        assertThat(trials.end(number, DESIGNER)).as("it ended").isFalse();

        TrialRun run = new TrialRun(live, longerTrial(), invented(200_000), Duration.ZERO);
        assertThatThrownBy(run::report)
                .isInstanceOf(TrialRun.EndedEarly.class)
                .hasMessageContaining("the longest that a simulation may take here");
    }

    @Test
    void what_comes_of_recorded_requests_of_few_members_is_not_told() {
        TrialRun.Live many = new TrialRun.Live(
                live.shown(), live.knowledge(), live.models(), live.recorded(), TrialRun.LEAST_MEMBERS);
        TrialRun run = new TrialRun(
                many,
                longerTrial(),
                new DraftTrial.Order(true, 0, 1_000, true, VisiblePlans.only(Set.of())),
                Duration.ofMinutes(5));

        assertThatThrownBy(run::report)
                .isInstanceOf(TrialRun.TooFewMembers.class)
                .hasMessageContaining("fewer than 200 members");
    }

    @Test
    void recorded_requests_are_those_of_the_plans_that_are_seen_and_the_report_says_how_many_and_of_which_days()
            throws Exception {
        SimulationReport report =
                report(ended(longerTrial(), new DraftTrial.Order(true, 0, 1_000, true, VisiblePlans.EVERY)));

        assertThat(report.run().isRecorded()).isTrue();
        assertThat(report.run().requests()).isBetween(100L, 800L);
        assertThat(ReportText.of(report))
                .startsWith(report.run().requests() + " recorded requests of ")
                .contains(", made from 20")
                .doesNotContain("invented");
        assertThat(report.waiting()).isNotNull();
        assertThat(report.flips()).isNotEmpty().allSatisfy(flips -> assertThat(flips.after())
                .isNotEqualTo(Outcome.APPROVE));
        SimulationReport none = report(ended(
                longerTrial(),
                new DraftTrial.Order(true, 0, 1_000, true, VisiblePlans.only(Set.of(new PlanId("of-others"))))));
        assertThat(none.run().requests()).isZero();
        assertThat(none.run().days()).isNull();
    }

    @Test
    void the_command_reads_the_same_recorded_requests() throws Exception {
        PolicyDraft draft = longerTrial();
        DraftRules rules = DraftRules.ofEveryPolicy(live.shown(), draft);
        RequestSource source = RecordedRequests.read(
                live.recorded().apply(VisiblePlans.EVERY),
                new RecordedWalk.Tried(
                        rules.before(), rules.after(), live.shown().formulary(), live.knowledge(), live.models()));

        assertThat(source.run().kind()).isEqualTo("recorded");
        assertThat(source.size()).isEqualTo(source.run().requests()).isBetween(100L, 800L);
        assertThat(source.between(0, 3)).extracting("id").containsExactly("r0", "r1", "r2");
        SimulationReport.Run run = source.run();
        assertThat(run.days()).isNotNull().satisfies(days -> assertThat(days.end())
                .isAfterOrEqualTo(LocalDate.of(2026, 11, 21)));
    }

    @Test
    void only_one_runs_and_one_that_the_server_left_is_broken_off() throws Exception {
        long number = trials.start(longerTrial(), invented(200_000), DESIGNER).orElseThrow();
        assertThat(trials.start(longerTrial(), invented(10), DESIGNER)).isEmpty();
        TryDraft.Shown shown = trials.find(number).orElseThrow();
        assertThat(shown.state()).isEqualTo(TryDraft.State.RUNNING);
        assertThat(shown.total()).isEqualTo(200_000);
        trials.stop();
        while (trials.find(number).orElseThrow().state() == TryDraft.State.RUNNING) {
            Thread.sleep(20);
        }
        assertThat(trials.find(number).orElseThrow().state()).isEqualTo(TryDraft.State.BROKEN_OFF);
    }

    @Test
    void one_that_ends_while_it_is_looked_at_is_not_called_broken_off() {
        long number = trials.start(longerTrial(), invented(600), DESIGNER).orElseThrow();
        store.slow = true;
        assertThat(trials.find(number).orElseThrow().state()).isEqualTo(TryDraft.State.RUNNING);
        assertThat(trials.find(number).orElseThrow().state()).isEqualTo(TryDraft.State.ENDED);
    }

    @Test
    void a_draft_that_cannot_be_read_ends_by_its_problem() throws Exception {
        TryDraft.Shown shown = ended(draft("days_of(clopidogrel) >= 30 days", "days_off(x) >= 30"), invented(10));

        assertThat(shown.state()).isEqualTo(TryDraft.State.FAILED);
        DraftTrial.End end = shown.trial().end();
        assertThat(end).isNotNull();
        assertThat(end.fault()).startsWith("The draft cannot be read: " + PATH + ":");
    }

    @Test
    void a_report_on_plans_is_for_those_who_may_see_all_of_them() {
        VisiblePlans one = VisiblePlans.only(Set.of(new PlanId("one")));
        VisiblePlans both = VisiblePlans.only(Set.of(new PlanId("one"), new PlanId("two")));
        DraftTrial.Order ofBoth = new DraftTrial.Order(true, 0, 10, true, both);
        assertThat(ofBoth.isFor(both)).isTrue();
        assertThat(ofBoth.isFor(VisiblePlans.EVERY)).isTrue();
        assertThat(ofBoth.isFor(one)).isFalse();
        assertThat(new DraftTrial.Order(true, 0, 10, true, VisiblePlans.EVERY).isFor(both))
                .isFalse();
        assertThat(invented(1).isFor(VisiblePlans.only(Set.of()))).isTrue();
    }
}
