package org.precisionbenefit.policy;

import java.util.List;

/** Finds them. */
public final class DecisiveUnknowns {
    private DecisiveUnknowns() {}

    public static List<DecisiveUnknown> of(Policy policy, List<Finding> findings, Facts facts) {
        throw new IllegalStateException(policy.toString() + findings + facts);
    }
}
