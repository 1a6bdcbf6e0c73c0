package org.precisionbenefit.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/** A release store for tests that forgets with the test, and earlier when told to. */
public final class ReleasesInMemory implements ReleaseStore {
    private final Map<Digest, SourceFiles> kept = new ConcurrentSkipListMap<>();
    private final Map<Digest, ReleaseKind> kinds = new ConcurrentSkipListMap<>();
    private final ActivationsInMemory activations = new ActivationsInMemory();
    private final Clock clock;

    /** A store of one instant. */
    public ReleasesInMemory() {
        this(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    public ReleasesInMemory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void keep(ReleaseKind kind, SourceFiles files) {
        kept.putIfAbsent(files.digest(), files);
        kinds.putIfAbsent(files.digest(), kind);
    }

    @Override
    public Optional<SourceFiles> find(Digest digest) {
        return Optional.ofNullable(kept.get(digest));
    }

    @Override
    public void makeLive(ReleaseKind kind, Digest digest) {
        Instant now = clock.instant();
        if (activations
                .due(kind, now)
                .filter(live -> live.entry().digest().equals(digest))
                .isEmpty()) {
            activations.enter(new Activation.Entry(kind, digest, now, now, "the engine", Activation.Action.START));
        }
    }

    @Override
    public ActivationsInMemory activations() {
        return activations;
    }

    @Override
    public Optional<Activation> due(ReleaseKind kind) {
        return activations.due(kind, clock.instant());
    }

    /** Nothing here tells when a release was kept, so that all of them count as kept at once. */
    @Override
    public List<Kept> kept(ReleaseKind kind) {
        return kinds.entrySet().stream()
                .filter(each -> each.getValue() == kind)
                .map(Map.Entry::getKey)
                .map(digest -> new Kept(digest, Instant.EPOCH))
                .toList();
    }

    /** Loses a release, as no store may. */
    public void lose(Digest digest) {
        kept.remove(digest);
    }
}
