package org.precisionbenefit.audit;

import java.util.List;
import org.precisionbenefit.terminology.Digest;

/** Who signed which draft? Signatures are added and read, and never changed or taken away. */
public interface DraftSignatures {
    /** Keeps a signature; one that the draft has already is left alone. */
    void keep(DraftSignature signature);

    /** The signatures of a draft, in the order in which they were brought. */
    List<DraftSignature> of(long draft);

    /** The signatures on a release, whichever draft they were brought for, in no order. */
    List<ReleaseSignature> on(Digest release);
}
