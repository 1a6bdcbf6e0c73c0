package org.precisionbenefit.audit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/** A release store for tests that forgets with the test, and earlier when told to. */
public final class ReleasesInMemory implements ReleaseStore {
    private final Map<Digest, SourceFiles> kept = new TreeMap<>();
    private final Map<ReleaseKind, Digest> live = new EnumMap<>(ReleaseKind.class);

    @Override
    public void keep(ReleaseKind kind, SourceFiles files) {
        kept.putIfAbsent(files.digest(), files);
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

    /** Loses a release, as no store may. */
    public void lose(Digest digest) {
        kept.remove(digest);
    }
}
