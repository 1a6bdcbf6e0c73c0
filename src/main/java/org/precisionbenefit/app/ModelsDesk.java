package org.precisionbenefit.app;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.api.ReleaseDesk.Said;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.ActivationHistory;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.ModelReleaseLoader;
import org.precisionbenefit.prediction.xgboost.ReleaseGate;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Publishes models while the server runs, and goes back. Models that are to be used come through training, evaluation, card and a
 * second person's signature, and have been live in shadow before; none of it can be left out. Policies and their thresholds are
 * another release, which nothing here touches.
 */
final class ModelsDesk {
    /** Who enters what the engine does by itself. */
    static final String BY_ITSELF = "the engine";

    private static final Logger LOG = Logger.getLogger(ModelsDesk.class);
    private static final ReleaseKind KIND = ReleaseKind.MODELS;

    private final ModelSource source;
    private final ReleaseStore store;
    private final ModelAdmission admission;
    private final ModelFollower follower;
    private final Duration shadow;
    private final Clock clock;
    private final ReentrantLock busy = new ReentrantLock();

    /**
     * Makes the desk.
     *
     * @param source where models are found
     * @param store where releases and activations are kept
     * @param admission who let a release serve
     * @param follower makes it live here
     * @param shadow for how long models must have been live in shadow before they are used
     * @param clock the clock, in the zone in which a day begins
     */
    ModelsDesk(
            ModelSource source,
            ReleaseStore store,
            ModelAdmission admission,
            ModelFollower follower,
            Duration shadow,
            Clock clock) {
        this.source = Objects.requireNonNull(source, "source is null");
        this.store = Objects.requireNonNull(store, "store is null");
        this.admission = Objects.requireNonNull(admission, "admission is null");
        this.follower = Objects.requireNonNull(follower, "follower is null");
        this.shadow = Objects.requireNonNull(shadow, "shadow is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    /** Publishes what lies where models are found. */
    Said publish(@Nullable LocalDate effective, CallerId by) {
        if (effective != null && effective.isBefore(LocalDate.now(clock))) {
            return new Said(
                    false, "A release must not be live from a day before today. Leave the day out to publish at once.");
        }
        return behind(() -> {
            SourceFiles files = source.read();
            List<String> reasons = ReleaseGate.against(files);
            if (!reasons.isEmpty()) {
                return new Said(false, "Nothing was published. What has to be mended:\n" + String.join("\n", reasons));
            }
            Optional<String> early = tooEarly(files);
            if (early.isPresent()) {
                return new Said(false, early.get());
            }
            store.keep(KIND, files);
            admission.admit(files);
            Instant now = clock.instant();
            Instant begins = effective == null || effective.equals(LocalDate.now(clock))
                    ? now
                    : effective.atStartOfDay(clock.getZone()).toInstant();
            return enter(files.digest(), begins.isAfter(now) ? begins : now, by.value(), Activation.Action.PUBLISH);
        });
    }

    /** The same files must have been live in shadow for long enough before they are used. */
    private Optional<String> tooEarly(SourceFiles files) {
        if (!ModelReleaseLoader.isOf(ModelStage.RELEASED, files)) {
            return Optional.empty();
        }
        Digest inShadow = ModelReleaseLoader.at(ModelStage.SHADOW, files).digest();
        Instant now = clock.instant();
        Duration been = Duration.ZERO;
        List<Activation> entered =
                history().entered().stream().filter(one -> one.hasBegun(now)).toList();
        for (int i = 0; i < entered.size(); i++) {
            if (entered.get(i).isOf(inShadow)) {
                Instant until = i + 1 < entered.size() ? entered.get(i + 1).since() : now;
                been = been.plus(Duration.between(entered.get(i).since(), until));
            }
        }
        return been.compareTo(shadow) >= 0
                ? Optional.empty()
                : Optional.of("Nothing was published. These models were live in shadow for " + been.toHours()
                        + " hours; they must have been for " + shadow.toHours()
                        + ". Publish them with stage.txt shadow first, and look at what they record.");
    }

    /** Goes back to a release that was live before. */
    Said rollBack(@Nullable Digest to, @Nullable Long from, CallerId by) {
        return behind(() -> {
            Instant now = clock.instant();
            ActivationHistory history = history();
            Optional<Activation> live = history.due(now);
            if (from != null && live.filter(one -> one.number() == from).isEmpty()) {
                return new Said(
                        false,
                        "Entry " + from + " is not what is live. Nothing was changed. Maybe an earlier attempt came"
                                + " through.");
            }
            Optional<Digest> target = Optional.ofNullable(to).or(() -> live.flatMap(history::before)
                    .map(one -> one.entry().digest()));
            if (target.isEmpty()) {
                return new Said(false, "There is no release of models that was live before. Nothing was changed.");
            }
            if (!history.began(target.get(), now)) {
                return new Said(
                        false, "No release with this digest was ever live here. releases list prints those that were.");
            }
            if (follower.isLive(target.get()) && history.upcoming(now).isEmpty()) {
                return new Said(true, "This release is live already. Nothing was entered.");
            }
            admission.admit(ReleaseFollower.kept(store, target.get()));
            return enter(target.get(), now, by.value(), Activation.Action.ROLLBACK);
        });
    }

    /**
     * Takes models back to rules only: the same models in shadow, so that what they say goes on being recorded and somebody can
     * see when it fits again. Only a person undoes it, by publishing or going back.
     *
     * @param why what was seen, without member data
     * @return whether something was taken back; false when nothing that is live is used
     */
    boolean fallBack(String why) {
        Said said = behind(() -> {
            Optional<SourceFiles> live = store.live(KIND);
            if (live.isEmpty() || ModelReleaseLoader.isOf(ModelStage.SHADOW, live.get())) {
                return new Said(false, "Nothing that is live is used.");
            }
            SourceFiles inShadow = ModelReleaseLoader.at(ModelStage.SHADOW, live.get());
            store.keep(KIND, inShadow);
            admission.admit(inShadow);
            return enter(inShadow.digest(), clock.instant(), BY_ITSELF, Activation.Action.FALLBACK);
        });
        if (said.done()) {
            LOG.errorf(
                    "ALARM: models were taken back to rules only; they go on in shadow until somebody publishes or goes"
                            + " back. %s",
                    why);
        }
        return said.done();
    }

    private ActivationHistory history() {
        return new ActivationHistory(store.activations().of(KIND));
    }

    private Said enter(Digest digest, Instant begins, String by, Activation.Action action) {
        Instant now = clock.instant();
        Activation entered = store.activations()
                .enter(new Activation.Entry(KIND, digest, begins.isAfter(now) ? begins : now, now, by, action));
        Optional<String> why = follower.follow();
        if (why.isPresent() && !follower.isLive(digest)) {
            store.activations().refuse(entered, new Activation.Refusal(clock.instant(), why.get()));
            return new Said(false, KIND + " release " + digest + " was refused and what is live stays.\n" + why.get());
        }
        return new Said(
                true,
                KIND + " release " + digest + (begins.isAfter(now) ? " is to be live from " : " is live since ")
                        + entered.since() + ".");
    }

    /** What is done behind the barrier. */
    @FunctionalInterface
    private interface Work {
        Said done() throws IOException;
    }

    private Said behind(Work work) {
        if (!busy.tryLock()) {
            return new Said(false, "Other models are being published on this server. Nothing was changed. Try again.");
        }
        try {
            return work.done();
        } catch (ConfigurationFault fault) {
            LOG.errorf("ALARM: a MODELS release did not go live, and what is live stays.%n%s", fault.getMessage());
            return new Said(false, "Nothing was changed. What has to be mended:\n" + fault.getMessage());
        } catch (IOException e) {
            return new Said(false, "The models cannot be read. Nothing was changed.");
        } finally {
            busy.unlock();
        }
    }
}
