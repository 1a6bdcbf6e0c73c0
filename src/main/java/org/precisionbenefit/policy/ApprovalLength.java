package org.precisionbenefit.policy;

import java.util.Objects;
import org.precisionbenefit.terminology.Citation;

/**
 * For how many days an approval holds where a criterion is met: a first request otherwise than a renewal, for example.
 *
 * @param when the criterion
 * @param days the days, above zero
 * @param citation what it rests on
 */
public record ApprovalLength(CriterionId when, int days, Citation citation) {
    public ApprovalLength {
        Objects.requireNonNull(when, "when is null");
        if (days <= 0) {
            throw new IllegalArgumentException("The approval length (" + days + ") of " + when + " must be positive.");
        }
        Objects.requireNonNull(citation, "citation is null");
    }
}
