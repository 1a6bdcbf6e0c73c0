package org.precisionbenefit.decision.counterfactual;

import org.precisionbenefit.policy.Test;

/**
 * A change that is tried.
 *
 * @param change the change
 * @param place the place of its term in the policy, from 0
 * @param wording how the term is read
 */
record Candidate(FactChange change, int place, Test.Wording wording) {
    boolean isFixed() {
        return change.needs() == FactChange.Needs.FIXED;
    }
}
