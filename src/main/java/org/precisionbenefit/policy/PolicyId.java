package org.precisionbenefit.policy;

import java.util.Objects;

/**
 * One version of one policy.
 *
 * @param policy the policy's id, which is its folder's name
 * @param version the version, for example {@code 2026.1}
 */
public record PolicyId(String policy, String version) {
    public PolicyId {
        Objects.requireNonNull(policy, "policy is null");
        Objects.requireNonNull(version, "version is null");
    }

    @Override
    public String toString() {
        return policy + "/" + version;
    }
}
