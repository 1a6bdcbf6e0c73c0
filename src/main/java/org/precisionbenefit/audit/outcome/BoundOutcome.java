package org.precisionbenefit.audit.outcome;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Digest;

/**
 * An outcome with what was predicted.
 *
 * @param outcome what became of it
 * @param release the digest of the model's files
 * @param probability what was predicted, rounded half up to six decimals, or null where the model abstained
 */
public record BoundOutcome(
        Outcome outcome, Digest release, @Nullable String probability) {
    public BoundOutcome {
        Objects.requireNonNull(outcome, "outcome is null");
        Objects.requireNonNull(release, "release is null");
    }
}
