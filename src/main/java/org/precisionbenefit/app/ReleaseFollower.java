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
 * cannot serve is refused with an alarm, and what is live stays. Each instance follows by itself; what one refuses for what
 * stands in the files, all pass over.
 */
final class ReleaseFollower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReleaseFollower.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    /** Who is trusted, and whether the store answers, differs from server to server and can be mended. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final LiveEngine engines;
    private final EngineBuilder builder;
    private final ReleaseStore store;
    private final Publishing.Gate gate;
    private final Watching watching;
    private @Nullable Later later;
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

    /** An activation that is not tried again before an instant. */
    private record Later(long activation, Instant notBefore) {}

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
        ScheduledFuture<?> unused =
                made.scheduleWithFixedDelay(this::look, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        thread = made;
    }

    /** A store that does not answer is another check's alarm; whatever else goes wrong, this one looks again. */
    private void look() {
        Barrier.behind(
                () -> {
                    follow();
                    return true;
                },
                fault -> {
                    LOG.debugf(
                            "The activations of releases were not looked at (%s).",
                            fault.getClass().getSimpleName());
                    return false;
                });
    }

    /**
     * Makes live what is to be live now.
     *
     * @throws IllegalStateException when the store does not answer
     */
    synchronized void follow() {
        Instant now = watching.clock().instant();
        Optional<Activation> due = store.activations().due(ReleaseKind.POLICY, now);
        if (due.isEmpty() || isLive(due.get()) || waits(due.get(), now)) {
            return;
        }
        Activation activation = due.get();
        Digest digest = activation.entry().digest();
        PolicyRelease release;
        try {
            release = builder.tried(kept(digest), engines.serving().knowledge());
        } catch (ConfigurationFault fault) {
            refuse(activation, fault);
            return;
        }
        try {
            swap(activation, release, gate.admit(ReleaseKind.POLICY, digest));
        } catch (ConfigurationFault fault) {
            later = new Later(activation.number(), now.plus(AGAIN));
            alarm(activation, fault, "It is tried again each minute.");
        }
    }

    private boolean isLive(Activation due) {
        return engines.serving()
                .knowledge()
                .policy()
                .digest()
                .equals(due.entry().digest());
    }

    private boolean waits(Activation due, Instant now) {
        Later waiting = later;
        return waiting != null && waiting.activation() == due.number() && now.isBefore(waiting.notBefore());
    }

    private SourceFiles kept(Digest digest) {
        try {
            return store.find(digest)
                    .orElseThrow(() -> new ConfigurationFault(
                            "POLICY release " + digest, "It is not kept, so that nothing can be loaded."));
        } catch (IllegalStateException | IllegalArgumentException damaged) {
            throw new ConfigurationFault("POLICY release " + digest, String.valueOf(damaged.getMessage()));
        }
    }

    private void swap(Activation activation, PolicyRelease release, Endorsement by) {
        LiveEngine.Serving before = engines.swap(builder.serving(release, engines.serving(), by));
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

    private void refuse(Activation activation, ConfigurationFault fault) {
        Instant now = watching.clock().instant();
        later = new Later(activation.number(), now.plus(AGAIN));
        store.activations().refuse(activation, new Activation.Refusal(now, String.valueOf(fault.getMessage())));
        alarm(activation, fault, "It is refused for good; mend the files and publish them anew.");
    }

    private void alarm(Activation activation, ConfigurationFault fault, String then) {
        LOG.errorf(
                "ALARM: the POLICY release %s (activation %d) cannot go live, and release %s serves on. %s%n%s",
                activation.entry().digest(),
                activation.number(),
                engines.serving().knowledge().policy().digest(),
                then,
                fault.getMessage());
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
