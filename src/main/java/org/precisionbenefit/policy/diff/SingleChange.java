package org.precisionbenefit.policy.diff;

import java.util.Objects;
import org.precisionbenefit.policy.Policy;

/**
 * A policy as it would be if only one of its lines had changed.
 *
 * @param line the line that changed, or {@code policy} for the days that approvals hold
 * @param policy the earlier version with this change alone
 */
public record SingleChange(String line, Policy policy) {
    /** What stands for a change of the policy that is none of a line. */
    public static final String POLICY = "policy";

    public SingleChange {
        Objects.requireNonNull(line, "line is null");
        Objects.requireNonNull(policy, "policy is null");
    }
}
