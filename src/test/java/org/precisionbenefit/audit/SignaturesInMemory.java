package org.precisionbenefit.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.precisionbenefit.terminology.Digest;

/** A store of signatures for tests that forgets with the test. */
public final class SignaturesInMemory implements SignatureStore {
    private final Set<Signatories.Valid> kept = new LinkedHashSet<>();

    @Override
    public void keep(List<Signatories.Valid> signatures) {
        kept.addAll(signatures);
    }

    @Override
    public List<ReleaseSignature> of(Digest release) {
        return kept.stream()
                .map(Signatories.Valid::signature)
                .filter(one -> one.statement().digest().equals(release))
                .toList();
    }

    /** How many are kept. */
    public int size() {
        return kept.size();
    }
}
