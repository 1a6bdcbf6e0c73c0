package org.precisionbenefit.casework;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether whoever prescribed accepts less than was asked.
 *
 * @param said what was answered
 * @param by who answered, or null where nobody was asked
 * @param at when, or null where nobody was asked
 */
public record PrescriberAnswer(
        Said said, @Nullable String by, @Nullable Instant at) {
    public PrescriberAnswer {
        Objects.requireNonNull(said, "said is null");
    }

    /** What was answered. That nobody was asked yet is not a yes. */
    public enum Said {
        ACCEPTED,
        NOT_ACCEPTED,
        NOT_ASKED
    }

    /** Whether it is a yes. */
    public boolean accepts() {
        return said == Said.ACCEPTED;
    }
}
