package org.precisionbenefit.audit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.Digest;

/** Which releases are live, and since when? */
@FunctionalInterface
public interface LiveReleases {
    /**
     * One of each kind that is live, in no order.
     *
     * @throws IllegalStateException when the store does not answer
     */
    List<LiveRelease> live();

    /**
     * A release that is live.
     *
     * @param kind of what
     * @param digest which one
     * @param since since when
     */
    record LiveRelease(ReleaseKind kind, Digest digest, Instant since) {
        public LiveRelease {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(digest, "digest is null");
            Objects.requireNonNull(since, "since is null");
        }
    }
}
