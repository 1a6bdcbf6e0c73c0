package org.precisionbenefit.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.terminology.Digest;

/**
 * A signature on the release that a draft makes with what was live, as it was brought.
 *
 * @param draft the draft's number
 * @param valid the signature, and whose it was found to be
 * @param broughtBy who brought it
 * @param broughtAt when, no finer than the store keeps it
 */
public record DraftSignature(long draft, Signatories.Valid valid, CallerId broughtBy, Instant broughtAt) {
    public DraftSignature {
        Objects.requireNonNull(valid, "valid is null");
        Objects.requireNonNull(broughtBy, "broughtBy is null");
        broughtAt = broughtAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether it is on this release. */
    public boolean isOn(Digest release) {
        return valid.signature().statement().digest().equals(release);
    }
}
