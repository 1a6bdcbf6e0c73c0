package org.precisionbenefit.policy.diff;

import java.util.Objects;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;

/**
 * A policy version with the release whose vocabulary and value sets it uses.
 *
 * @param policy the policy version
 * @param release the release
 */
public record Side(Policy policy, PolicyRelease release) {
    public Side {
        Objects.requireNonNull(policy, "policy is null");
        Objects.requireNonNull(release, "release is null");
    }
}
