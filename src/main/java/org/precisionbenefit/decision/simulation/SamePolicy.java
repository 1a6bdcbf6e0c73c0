package org.precisionbenefit.decision.simulation;

import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Policy;

/**
 * A policy as a key, told apart as an object: the same ones are asked about for each request, and to compare all their lines
 * takes longer than to evaluate them.
 *
 * @param policy the policy, or null for none
 */
record SamePolicy(@Nullable Policy policy) {
    @Override
    @SuppressWarnings("ReferenceEquality") // This is what it is for.
    public boolean equals(@Nullable Object other) {
        return other instanceof SamePolicy that && policy == that.policy;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(policy);
    }
}
