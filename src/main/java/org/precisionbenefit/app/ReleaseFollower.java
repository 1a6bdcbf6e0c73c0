package org.precisionbenefit.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.decision.Barrier;
import org.precisionbenefit.decision.Endorsement;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Looks which policies are to be live and makes them so: the engine is built aside, then one reference is swapped. What
 * cannot serve raises an alarm, and what is live stays. Each instance follows by itself and takes nothing away from others:
 * whoever published a release or went back tried it, and whoever found it at a start read and checked it, so that what fails
 * here may be the memory, the time, the version or the signers of this one.
 */
final class ReleaseFollower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReleaseFollower.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    /** How long after the first failure it is tried again; each further one doubles it, because a failure costs a thread. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private static final Duration AT_MOST = Duration.ofHours(6);
    /** An alarm for so many failures in a row. */
    private static final int FAILURES = 60;

    private final LiveEngine engines;
    private final EngineBuilder builder;
    private final ReleaseStore store;
    private final Publishing.Gate gate;
    private final Watching watching;
    private @Nullable Later later;
    /** How often in a row looking failed; only the thread that looks asks. */
    private int failures;

    private volatile @Nullable ScheduledExecutorService thread;

    /**
     * Who looks on.
     *
     * @param clock the clock by which releases begin
     * @param swapped told what serves now
     * @param keepOnly told which compiled policies are still wanted
     */
    record Watching(Clock clock, Consumer<Activation> swapped, Consumer<Set<Digest>> keepOnly) {
        Watching {
            Objects.requireNonNull(clock, "clock is null");
            Objects.requireNonNull(swapped, "swapped is null");
            Objects.requireNonNull(keepOnly, "keepOnly is null");
        }
    }

    /** An activation that could not be taken, why, and when it is tried again. */
    private record Later(long activation, String why, Duration pause, Instant notBefore) {}

    ReleaseFollower(
            LiveEngine engines, EngineBuilder builder, ReleaseStore store, Publishing.Gate gate, Watching watching) {
        this.engines = engines;
        this.builder = builder;
        this.store = store;
        this.gate = gate;
        this.watching = watching;
    }

    /** Looks each second from now on. */
    synchronized void start() {
        ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread named = new Thread(work, "release-follower");
            named.setDaemon(true);
            return named;
        });
        thread = made;
        again(made);
    }

    private void again(ScheduledExecutorService on) {
        if (!on.isShutdown()) {
            ScheduledFuture<?> unused = on.schedule(() -> look(on), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Whatever goes wrong, also where memory is short, this one looks again: a rollback has to reach every server. */
    private void look(ScheduledExecutorService on) {
        boolean looked = false;
        try {
            looked = Barrier.behind(
                    () -> {
                        follow();
                        return true;
                    },
                    fault -> false);
        } finally {
            failures = looked ? 0 : failures + 1;
            if (failures % FAILURES == 1) {
                LOG.errorf(
                        "ALARM: which policies are to be live could not be looked at (%d times in a row), and release %s"
                                + " serves on. Look at the store and at the memory of this server.",
                        failures, engines.serving().knowledge().policy().digest());
            }
            again(on);
        }
    }

    /**
     * Makes live what is to be live now.
     *
     * @return why it does not serve here, or empty when it does
     * @throws IllegalStateException when the store does not answer
     */
    synchronized Optional<String> follow() {
        Instant now = watching.clock().instant();
        Optional<Activation> due = store.activations().due(ReleaseKind.POLICY, now);
        if (due.isEmpty() || isLive(due.get())) {
            later = null;
            return Optional.empty();
        }
        Activation activation = due.get();
        Later failed = later != null && later.activation() == activation.number() ? later : null;
        if (failed != null && now.isBefore(failed.notBefore())) {
            return Optional.of(failed.why());
        }
        Digest digest = activation.entry().digest();
        try {
            PolicyRelease release =
                    builder.tried(kept(store, digest), engines.serving().knowledge());
            swap(activation, release, gate.admit(ReleaseKind.POLICY, digest));
            later = null;
            return Optional.empty();
        } catch (ConfigurationFault fault) {
            String why = String.valueOf(fault.getMessage());
            Duration pause = failed == null ? AGAIN : longer(failed.pause());
            later = new Later(activation.number(), why, pause, now.plus(pause));
            alarm(activation, why, pause);
            return Optional.of(why);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(AT_MOST) > 0 ? AT_MOST : twice;
    }

    private boolean isLive(Activation due) {
        return due.isOf(engines.serving().knowledge().policy().digest());
    }

    /**
     * A kept release.
     *
     * @throws ConfigurationFault when it is not kept or damaged
     */
    static SourceFiles kept(ReleaseStore store, Digest digest) {
        try {
            return store.find(digest)
                    .orElseThrow(() -> new ConfigurationFault(
                            "POLICY release " + digest, "It is not kept, so that nothing can be loaded."));
        } catch (IllegalStateException | IllegalArgumentException damaged) {
            throw new ConfigurationFault("POLICY release " + digest, String.valueOf(damaged.getMessage()));
        }
    }

    private void swap(Activation activation, PolicyRelease release, Endorsement by) {
        LiveEngine.Serving before = engines.change(serving -> builder.serving(release, serving, by));
        // Requests that began before the swap still ask for the policies of then.
        Set<Digest> wanted = new HashSet<>();
        release.policies().stream().map(Policy::digest).forEach(wanted::add);
        before.knowledge().policy().policies().stream().map(Policy::digest).forEach(wanted::add);
        watching.keepOnly().accept(wanted);
        watching.swapped().accept(activation);
        LOG.infof(
                "POLICY release %s is live (activation %d, %s by %s).",
                release.digest(),
                activation.number(),
                activation.entry().action(),
                activation.entry().by());
    }

    private void alarm(Activation activation, String why, Duration pause) {
        LOG.errorf(
                "ALARM: the POLICY release %s (activation %d) cannot go live on this server, and release %s serves on."
                        + " It is tried again in %d minutes.%n%s",
                activation.entry().digest(),
                activation.number(),
                engines.serving().knowledge().policy().digest(),
                pause.toMinutes(),
                why);
    }

    /** Does not wait for a release that is being built; nobody will serve it here. */
    @Override
    public void close() {
        ScheduledExecutorService running = thread;
        if (running != null) {
            running.shutdownNow();
        }
    }
}
