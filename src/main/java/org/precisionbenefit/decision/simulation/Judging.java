package org.precisionbenefit.decision.simulation;

import java.util.List;
import org.precisionbenefit.decision.Weighing;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.ReferenceEvaluator;

/** What becomes of a request under a policy, by the reference evaluator and the weighing of decisions. */
final class Judging {
    private final EvaluatePolicy reference = new ReferenceEvaluator();
    private final Weighing weighing;

    Judging(PolicyRelease release) {
        this.weighing = new Weighing(release);
    }

    /** As in decisions, a fault goes to a person. */
    Outcome outcome(Policy policy, Facts facts, SimulatedRequest.What what) {
        try {
            List<Finding> findings = reference.evaluate(policy, facts);
            return Outcome.of(weighing.weigh(policy, facts, findings, what.item(), what.asOf()));
        } catch (EvaluationFault fault) {
            return Outcome.PERSON;
        }
    }

    /**
     * Holds the reference against another evaluator.
     *
     * @throws EvaluationFault when they differ
     */
    void compare(Policy policy, Facts facts, EvaluatePolicy other, String request) {
        if (!reference.evaluate(policy, facts).equals(other.evaluate(policy, facts))) {
            throw new EvaluationFault("The rule engine and the reference must agree on request " + request
                    + " under policy " + policy.id() + ", and do not. Nothing of this run can be relied on.");
        }
    }
}
