package org.precisionbenefit.audit;

import java.util.Objects;
import org.precisionbenefit.terminology.Digest;

/**
 * By what a repeated submission is recognised.
 *
 * @param key the caller's key, or the claim's own number
 * @param body the digest of the body, which a repetition must share
 */
public record SubmissionKey(String key, Digest body) {
    public SubmissionKey {
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(body, "body is null");
    }
}
