package org.precisionbenefit.policy;

import java.util.List;

/** Which criteria of this policy are met by these facts? */
public interface EvaluatePolicy {
    /**
     * Evaluates every criterion of the policy.
     *
     * @param policy the policy version
     * @param facts the terms' values
     * @return one finding for each criterion; what is missing, extra or doubled is judged by the caller
     * @throws EvaluationFault when a value has the wrong type for its term, no rule fired or the firing limit was hit
     */
    List<Finding> evaluate(Policy policy, Facts facts);
}
