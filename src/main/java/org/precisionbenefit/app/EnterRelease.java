package org.precisionbenefit.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.precisionbenefit.api.ReleaseDesk.Said;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.ActivationHistory;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.terminology.Digest;

/** Enters a release that was tried, makes it live here, and says what came of it. */
final class EnterRelease {
    private static final ReleaseKind KIND = ReleaseKind.POLICY;

    private final ReleaseStore store;
    private final LiveEngine engines;
    private final ReleaseFollower follower;
    private final Clock clock;

    EnterRelease(ReleaseStore store, LiveEngine engines, ReleaseFollower follower, Clock clock) {
        this.store = Objects.requireNonNull(store, "store is null");
        this.engines = Objects.requireNonNull(engines, "engines is null");
        this.follower = Objects.requireNonNull(follower, "follower is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    ActivationHistory history() {
        return new ActivationHistory(store.activations().of(KIND));
    }

    /** Whether this release serves here. */
    boolean isLive(Digest digest) {
        return engines.serving().knowledge().policy().digest().equals(digest);
    }

    static String named(Digest digest) {
        return KIND + " release " + digest;
    }

    /**
     * Enters it as of now, after all that was tried, unless somebody else entered something since it was begun.
     *
     * @param seen the last entry as it was begun
     * @param made what is entered at an instant
     */
    Said enter(long seen, Function<Instant, Activation.Entry> made) {
        Activation.Entry entry = made.apply(clock.instant());
        ActivationHistory history = history();
        if (history.last() != seen) {
            return new Said(
                    false,
                    "Somebody published or went back on another server meanwhile. Nothing was changed. Look at what is"
                            + " live now, and do it again if it is still right.");
        }
        List<Activation> before = history.upcoming(entry.entered());
        Activation entered = store.activations().enter(entry);
        Optional<String> why = follower.follow();
        ActivationHistory after = history();
        boolean due = after.due(clock.instant())
                .filter(one -> one.number() == entered.number())
                .isPresent();
        if (due && why.isPresent() && !isLive(entry.digest())) {
            return withdrawn(entered, why.get());
        }
        List<Activation> overtaken = new ArrayList<>(before);
        overtaken.removeAll(after.upcoming(entry.entered()));
        return standing(entered, after, overtaken);
    }

    /** Who enters what he cannot serve himself takes it back, or all others would serve what nobody could try here. */
    private Said withdrawn(Activation entered, String why) {
        store.activations().refuse(entered, new Activation.Refusal(clock.instant(), why));
        return new Said(false, named(entered.entry().digest()) + " was refused and what is live stays.\n" + why);
    }

    private Said standing(Activation entered, ActivationHistory history, List<Activation> overtaken) {
        Activation.Entry entry = entered.entry();
        boolean later = entry.effective().isAfter(entry.entered());
        Optional<Activation> instead = history.due(clock.instant())
                .filter(one -> one.number() > entered.number() && !one.isOf(entry.digest()));
        StringBuilder words = new StringBuilder(named(entry.digest()));
        if (instead.isPresent()) {
            words.append(" was overtaken at once by ")
                    .append(named(instead.get().entry().digest()))
                    .append(" of ")
                    .append(instead.get().entry().by())
                    .append('.');
        } else if (later) {
            words.append(" is to be live from ").append(entered.since()).append('.');
        } else {
            words.append(" is live since ").append(entered.since()).append('.');
        }
        overtaken.forEach(one -> words.append('\n')
                .append(named(one.entry().digest()))
                .append(", which was to be live from ")
                .append(one.since())
                .append(", was overtaken and will not go live by itself. Publish it again if it still should."));
        return new Said(instead.isEmpty(), words.toString());
    }
}
