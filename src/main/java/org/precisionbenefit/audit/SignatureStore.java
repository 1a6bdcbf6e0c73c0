package org.precisionbenefit.audit;

import java.util.List;
import org.precisionbenefit.terminology.Digest;

/** Who signed this release? Kept with the keys of the signers, so that it can be checked without any file. */
public interface SignatureStore {
    /** Keeps signatures on releases that are kept; one that is kept already is left alone. */
    void keep(List<Signatories.Valid> signatures);

    /** The signatures on a release as they were kept, in no order. */
    List<ReleaseSignature> of(Digest release);
}
