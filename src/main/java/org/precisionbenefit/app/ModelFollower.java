package org.precisionbenefit.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
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
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;

/**
 * Looks which models are to be live and makes them so, on every server alike: what somebody published, went back to, or what the
 * engine took back to rules only. What cannot serve raises an alarm, and what is live stays.
 */
final class ModelFollower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ModelFollower.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    /** A release that could not serve is tried again, because keys or settings may have been mended. */
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final LiveEngine engines;
    private final EngineBuilder builder;
    private final ReleaseStore store;
    private final ModelAdmission admission;
    private final Watching watching;
    private @Nullable Failed failed;
    private volatile @Nullable ScheduledExecutorService thread;

    /**
     * Who looks on.
     *
     * @param clock the clock by which releases begin
     * @param swapped told what serves now
     */
    record Watching(Clock clock, Consumer<Activation> swapped) {
        Watching {
            Objects.requireNonNull(clock, "clock is null");
            Objects.requireNonNull(swapped, "swapped is null");
        }
    }

    private record Failed(long activation, String why, Instant notBefore) {}

    ModelFollower(
            LiveEngine engines,
            EngineBuilder builder,
            ReleaseStore store,
            ModelAdmission admission,
            Watching watching) {
        this.engines = engines;
        this.builder = builder;
        this.store = store;
        this.admission = admission;
        this.watching = watching;
    }

    /** Looks each second from now on. */
    synchronized void start() {
        ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread named = new Thread(work, "model-follower");
            named.setDaemon(true);
            return named;
        });
        thread = made;
        ScheduledFuture<?> unused =
                made.scheduleWithFixedDelay(this::look, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whatever goes wrong, this one looks again: taking models back has to reach every server. */
    private void look() {
        boolean looked = Barrier.behind(
                () -> {
                    follow();
                    return true;
                },
                fault -> false);
        if (!looked) {
            LOG.debug("Which models are to be live could not be looked at.");
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
        Optional<Activation> due = store.activations().due(ReleaseKind.MODELS, now);
        if (due.isEmpty() || isLive(due.get().entry().digest())) {
            failed = null;
            return Optional.empty();
        }
        Activation activation = due.get();
        Failed before = failed;
        if (before != null && before.activation() == activation.number() && now.isBefore(before.notBefore())) {
            return Optional.of(before.why());
        }
        try {
            ModelAdmission.Admitted admitted = admission.admit(
                    ReleaseFollower.kept(store, activation.entry().digest()));
            engines.change(serving -> builder.serving(admitted.release(), serving, admitted.by()));
            watching.swapped().accept(activation);
            failed = null;
            LOG.infof(
                    "MODELS release %s is live (activation %d, %s by %s).",
                    activation.entry().digest(),
                    activation.number(),
                    activation.entry().action(),
                    activation.entry().by());
            return Optional.empty();
        } catch (ConfigurationFault fault) {
            String why = String.valueOf(fault.getMessage());
            failed = new Failed(activation.number(), why, now.plus(AGAIN));
            LOG.errorf(
                    "ALARM: the MODELS release %s (activation %d) cannot go live on this server, and release %s serves"
                            + " on.%n%s",
                    activation.entry().digest(), activation.number(), live(), why);
            return Optional.of(why);
        }
    }

    private Digest live() {
        return engines.serving().knowledge().models().digest();
    }

    boolean isLive(Digest digest) {
        return live().equals(digest);
    }

    @Override
    public void close() {
        ScheduledExecutorService running = thread;
        if (running != null) {
            running.shutdownNow();
        }
    }
}
