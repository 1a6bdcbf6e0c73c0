package org.precisionbenefit.audit.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How do committed entries come into the log? One batch at a time, whole or not at all, whoever else tries. */
public interface Sequence extends AutoCloseable {
    /**
     * Takes what waits, appends it, and signs what the log is now. Without entries it signs only when the last checkpoint
     * is a minute old, so that silence can be told from a log that stands still.
     *
     * @param now the present instant
     * @throws IllegalStateException when the database does not let it; then nothing was done
     */
    Batch next(Instant now);

    /** Lets go of the database. */
    @Override
    void close();

    /**
     * What a batch came to.
     *
     * @param entries how many entries it took
     * @param more whether more may wait
     * @param lag for how long the oldest of them had waited
     * @param checkpoint what was signed, or null when nothing was
     * @param busy whether somebody else is at it, so that nothing was done
     */
    record Batch(
            int entries,
            boolean more,
            Duration lag,
            @Nullable Checkpoint checkpoint,
            boolean busy) {
        /** Somebody else is at it. */
        public static final Batch ELSEWHERE = new Batch(0, false, Duration.ZERO, null, true);

        public Batch {
            Objects.requireNonNull(lag, "lag is null");
        }
    }
}
