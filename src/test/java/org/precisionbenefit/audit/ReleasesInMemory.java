package org.precisionbenefit.audit;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/** A release store for tests that forgets with the test, and earlier when told to. */
public final class ReleasesInMemory implements ReleaseStore {
    private final Map<Digest, SourceFiles> kept = new TreeMap<>();
    private final Map<Digest, ReleaseKind> kinds = new TreeMap<>();
    private final Map<ReleaseKind, Digest> live = new EnumMap<>(ReleaseKind.class);

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
        live.put(kind, digest);
    }

    @Override
    public Optional<SourceFiles> live(ReleaseKind kind) {
        return Optional.ofNullable(live.get(kind)).flatMap(this::find);
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
