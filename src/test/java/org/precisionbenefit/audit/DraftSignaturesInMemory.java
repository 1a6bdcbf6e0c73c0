package org.precisionbenefit.audit;

import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.terminology.Digest;

/** Signatures on drafts for tests, forgotten with the test. */
public final class DraftSignaturesInMemory implements DraftSignatures {
    private final List<DraftSignature> kept = new ArrayList<>();

    @Override
    public void keep(DraftSignature signature) {
        if (kept.stream()
                .noneMatch(
                        one -> one.draft() == signature.draft() && one.valid().equals(signature.valid()))) {
            kept.add(signature);
        }
    }

    @Override
    public List<DraftSignature> of(long draft) {
        return kept.stream().filter(one -> one.draft() == draft).toList();
    }

    @Override
    public List<ReleaseSignature> on(Digest release) {
        return kept.stream()
                .filter(one -> one.isOn(release))
                .map(one -> one.valid().signature())
                .toList();
    }
}
