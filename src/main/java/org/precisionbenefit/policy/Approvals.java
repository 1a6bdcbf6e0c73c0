package org.precisionbenefit.policy;

import java.util.List;

/**
 * For how many days approvals of a policy hold.
 *
 * @param days the days where nothing else is said, above zero
 * @param lengths for how many days by what was met; the first that applies counts
 */
public record Approvals(int days, List<ApprovalLength> lengths) {
    public Approvals {
        if (days <= 0) {
            throw new IllegalArgumentException("The approval length (" + days + ") must be positive.");
        }
        lengths = List.copyOf(lengths);
    }
}
