package org.precisionbenefit.app;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.api.TryDraft;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.decision.simulation.SimulationReport;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.diff.ReleaseDiff;
import org.precisionbenefit.policy.draft.DraftTrial;
import org.precisionbenefit.policy.draft.DraftTrialStore;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;

/** Says what drafts change and simulates them, one at a time and never on a thread that answers requests. */
final class DraftTrials implements TryDraft {
    private static final Logger LOG = Logger.getLogger(DraftTrials.class);
    private static final int COMPARED_AT_ONCE = 2;

    private final Supplier<TrialRun.Live> live;
    private final DraftTrialStore store;
    private final Canonical canonical;
    private final Clock clock;
    private final Duration longest;
    private final Semaphore comparing = new Semaphore(COMPARED_AT_ONCE);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(DraftTrials::thread);
    private @Nullable Running running;
    private volatile boolean stopped;

    /**
     * Makes it.
     *
     * @param live what a simulation is made with
     * @param store where simulations are kept
     * @param canonical writes reports
     * @param clock the clock
     * @param longest how long a simulation may last
     */
    DraftTrials(
            Supplier<TrialRun.Live> live, DraftTrialStore store, Canonical canonical, Clock clock, Duration longest) {
        this.longest = Objects.requireNonNull(longest, "longest is null");
        this.live = Objects.requireNonNull(live, "live is null");
        this.store = Objects.requireNonNull(store, "store is null");
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    private record Running(long number, TrialRun run) {}

    private static Thread thread(Runnable work) {
        Thread made = new Thread(work, "simulation");
        made.setDaemon(true);
        made.setPriority(Thread.MIN_PRIORITY);
        return made;
    }

    @Override
    public Changes changes(PolicyDraft draft) {
        LivePolicies.Shown shown = live.get().shown();
        Digest release = DraftRules.files(shown.files(), draft).digest();
        if (!comparing.tryAcquire()) {
            ConfigurationFault.Problem busy = new ConfigurationFault.Problem(
                    "policies/" + draft.policy() + ".policy.yaml",
                    0,
                    0,
                    "The server compares other drafts just now. Open the page again in a moment.");
            return new Changes(List.of(), List.of(busy), release);
        }
        try {
            DraftRules rules = DraftRules.ofItsPolicy(shown, draft);
            return new Changes(ReleaseDiff.between(rules.before(), rules.after()), List.of(), release);
        } catch (ConfigurationFault fault) {
            return new Changes(List.of(), fault.problems(), release);
        } finally {
            comparing.release();
        }
    }

    @Override
    public synchronized OptionalLong start(PolicyDraft draft, DraftTrial.Order order, CallerId by) {
        if (running != null) {
            return OptionalLong.empty();
        }
        TrialRun.Live with = live.get();
        long number = store.begin(
                new DraftTrial(0, draft.number(), order, with.shown().release().digest(), by, clock.instant(), null));
        TrialRun run = new TrialRun(with, draft, order, longest);
        running = new Running(number, run);
        thread.execute(new ToTheEnd(number, run));
        return OptionalLong.of(number);
    }

    /** Runs it and keeps what it came to, also when that is a fault nobody thought of. */
    private final class ToTheEnd extends FutureTask<SimulationReport> {
        private final long number;

        ToTheEnd(long number, TrialRun run) {
            super(run::report);
            this.number = number;
        }

        @Override
        protected void done() {
            try {
                store.end(number, new DraftTrial.End(clock.instant(), canonical.encode(get()), null));
            } catch (ExecutionException fault) {
                failed(number, Objects.requireNonNull(fault.getCause(), "a fault without a cause"));
            } catch (InterruptedException | CancellationException atStop) {
                brokenOff(number);
            } catch (IllegalStateException notKept) {
                LOG.errorf(notKept, "The end of simulation %d was not kept.", number);
            } finally {
                ended();
            }
        }
    }

    private void failed(long number, Throwable fault) {
        if (stopped || fault instanceof TrialRun.Stopped) {
            brokenOff(number);
        } else if (fault instanceof ConfigurationFault draft) {
            keepFault(number, "The draft cannot be read: " + draft.problems().get(0));
        } else if (fault instanceof EvaluationFault
                || fault instanceof TrialRun.TooFewMembers
                || fault instanceof TrialRun.EndedEarly) {
            keepFault(number, String.valueOf(fault.getMessage()));
        } else {
            // Its words and its trace may quote what was recorded of a member.
            LOG.errorf(
                    "Simulation %d ended by a fault of the engine (%s).",
                    number, fault.getClass().getSimpleName());
            keepFault(number, "The engine failed. Its log says more; start the simulation again.");
        }
    }

    private static void brokenOff(long number) {
        LOG.infof("Simulation %d was broken off by the stop of the server.", number);
    }

    private void keepFault(long number, String why) {
        try {
            store.end(number, new DraftTrial.End(clock.instant(), null, why));
        } catch (IllegalStateException notKept) {
            LOG.errorf(notKept, "The end of simulation %d was not kept.", number);
        }
    }

    @Override
    public synchronized boolean end(long number, CallerId by) {
        Running now = running;
        if (now == null || now.number() != number) {
            return false;
        }
        now.run().endEarly("It was stopped by " + by + ".");
        return true;
    }

    private synchronized void ended() {
        running = null;
    }

    private synchronized @Nullable Running running() {
        return running;
    }

    /** Ends what runs; it is broken off then. */
    void stop() {
        stopped = true;
        thread.shutdownNow();
    }

    @Override
    public List<Shown> of(long draft) {
        Running before = running();
        return store.of(draft).stream().map(trial -> shown(trial, before)).toList();
    }

    @Override
    public Optional<Shown> find(long number) {
        Running before = running();
        return store.find(number).map(trial -> shown(trial, before));
    }

    /** What was read may be older than an end kept meanwhile, so what ran before it was read counts as well. */
    private Shown shown(DraftTrial trial, @Nullable Running before) {
        DraftTrial.End end = trial.end();
        if (end != null) {
            String report = end.report();
            return report == null
                    ? new Shown(trial, State.FAILED, 0, 0, null)
                    : new Shown(trial, State.ENDED, 0, 0, canonical.decode(report, SimulationReport.class));
        }
        return Stream.of(Optional.ofNullable(before), Optional.ofNullable(running()))
                .flatMap(Optional::stream)
                .filter(run -> run.number() == trial.number())
                .findFirst()
                .map(run -> new Shown(
                        trial, State.RUNNING, run.run().done(), run.run().total(), null))
                .orElseGet(() -> new Shown(trial, State.BROKEN_OFF, 0, 0, null));
    }
}
