package org.precisionbenefit.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Digest;

/**
 * One entry of when a release goes live; it is never changed.
 *
 * @param number its place in the order of entry
 * @param entry what was entered
 * @param refusal why whoever entered it took it back, or null; what was refused counts as never entered
 */
public record Activation(long number, Entry entry, @Nullable Refusal refusal) {
    public Activation {
        Objects.requireNonNull(entry, "entry is null");
    }

    /** Why it was entered. */
    public enum Action {
        /** A start found a release in the folders that was never live. */
        START,
        /** Somebody published it. */
        PUBLISH,
        /** Somebody went back to it. */
        ROLLBACK,
        /** The engine itself took models back to rules only; only somebody's publication or going back undoes it. */
        FALLBACK
    }

    /**
     * What is entered; instants are no finer than the store keeps them.
     *
     * @param kind of what
     * @param digest which release
     * @param effective from when on it is to be live
     * @param entered when it was entered
     * @param by who entered it
     * @param action why
     * @param draft the draft that it was published from, or null for the rules folder or an earlier release
     */
    public record Entry(
            ReleaseKind kind,
            Digest digest,
            Instant effective,
            Instant entered,
            String by,
            Action action,
            @Nullable Long draft) {
        public Entry {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(digest, "digest is null");
            effective = effective.truncatedTo(ChronoUnit.MICROS);
            entered = entered.truncatedTo(ChronoUnit.MICROS);
            Objects.requireNonNull(by, "by is null");
            Objects.requireNonNull(action, "action is null");
        }

        /** What comes from no draft. */
        public Entry(ReleaseKind kind, Digest digest, Instant effective, Instant entered, String by, Action action) {
            this(kind, digest, effective, entered, by, action, null);
        }
    }

    /**
     * Why the server on which it was entered could not serve it.
     *
     * @param at when it was refused
     * @param reason what is wrong
     */
    public record Refusal(Instant at, String reason) {
        public Refusal {
            at = at.truncatedTo(ChronoUnit.MICROS);
            Objects.requireNonNull(reason, "reason is null");
        }
    }

    /** When it began to be live, or is to begin: a release is not live before anybody said so. */
    public Instant since() {
        return entry.effective().isAfter(entry.entered()) ? entry.effective() : entry.entered();
    }

    /** Whether it may be live at this instant, where none that was entered later is. */
    public boolean hasBegun(Instant at) {
        return refusal == null && !entry.effective().isAfter(at);
    }

    /** Whether it is of this release. */
    public boolean isOf(Digest release) {
        return entry.digest().equals(release);
    }
}
