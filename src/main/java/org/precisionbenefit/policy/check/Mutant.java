package org.precisionbenefit.policy.check;

import java.util.Objects;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.terminology.authored.Place;

/**
 * A policy with one change that its author did not mean.
 *
 * @param criterion the criterion that was changed
 * @param at where it stands
 * @param change the change in words that follow "if"
 * @param cure the scenario that would notice, in words that follow "Add one"
 * @param policy the changed policy
 */
record Mutant(CriterionId criterion, Place at, String change, String cure, Policy policy) {
    Mutant {
        Objects.requireNonNull(criterion, "criterion is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(change, "change is null");
        Objects.requireNonNull(cure, "cure is null");
        Objects.requireNonNull(policy, "policy is null");
    }
}
