package org.precisionbenefit.audit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/** Which files does this digest stand for? Kept for as long as a decision refers to them. */
public interface ReleaseStore {
    /** Keeps a release under its digest; one that is already kept is left alone. */
    void keep(ReleaseKind kind, SourceFiles files);

    /**
     * The files of a release, or empty when it was never kept.
     *
     * @throws IllegalStateException when what is kept no longer has this digest
     */
    Optional<SourceFiles> find(Digest digest);

    /** Enters, as a start does, that a kept release is live from now on; one that is live already is left alone. */
    void makeLive(ReleaseKind kind, Digest digest);

    /** When which release is live. */
    Activations activations();

    /** The activation that is live now, or empty before the first. */
    Optional<Activation> due(ReleaseKind kind);

    /** The files of the release that is live now, or empty before the first. */
    default Optional<SourceFiles> live(ReleaseKind kind) {
        return due(kind).flatMap(live -> find(live.entry().digest()));
    }

    /** Every kept release of this kind, the newest first. */
    List<Kept> kept(ReleaseKind kind);

    /**
     * A release that is kept.
     *
     * @param digest its digest
     * @param since when it was first kept
     */
    record Kept(Digest digest, Instant since) {
        public Kept {
            Objects.requireNonNull(digest, "digest is null");
            Objects.requireNonNull(since, "since is null");
        }
    }
}
