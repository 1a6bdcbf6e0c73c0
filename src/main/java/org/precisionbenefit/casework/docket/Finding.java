package org.precisionbenefit.casework.docket;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.audit.sampling.KeptFinding;

/**
 * What an auditor found on an item.
 *
 * @param of the item
 * @param at when
 * @param by who
 * @param text what, or null when it was taken away together with the decision
 */
public record Finding(
        KeptFinding.Of of,
        Instant at,
        CallerId by,
        @Nullable Text text) {
    public Finding {
        Objects.requireNonNull(of, "of is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(by, "by is null");
    }

    /**
     * What was found.
     *
     * @param verdict in one word
     * @param words in the auditor's words
     */
    public record Text(Verdict verdict, String words) {
        public Text {
            Objects.requireNonNull(verdict, "verdict is null");
            Objects.requireNonNull(words, "words is null");
        }
    }

    /** What an auditor can come to. It changes no decision. */
    public enum Verdict {
        /** Answer and grounds are right. */
        AGREES,
        /** The answer stands, but not for the grounds that it names. */
        OTHER_GROUNDS,
        /** Another answer had been right. */
        OTHER_ANSWER,
        /** What is recorded does not tell. */
        CANNOT_TELL
    }
}
