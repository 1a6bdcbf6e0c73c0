package org.precisionbenefit.decision;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.terminology.AsOf;

/**
 * What a policy's findings come to, for those who try policies and decide about nobody. It is the same weighing that
 * decisions make; what the formulary leaves free and what a law owes is not looked at.
 */
public final class Weighing {
    private static final DecisionId NONE = new DecisionId("00000000-0000-4000-8000-000000000000");

    private final Adjudicator adjudicator;

    /**
     * Weighs by the vocabulary of a release.
     *
     * @param policies the release that the policies belong to
     */
    public Weighing(PolicyRelease policies) {
        this.adjudicator = new Adjudicator(Objects.requireNonNull(policies, "policies is null"));
    }

    /**
     * The answer that the findings come to, under a number that is nobody's.
     *
     * @param policy the policy version
     * @param facts the facts it was evaluated with
     * @param findings its findings
     * @param item what is asked for
     * @param asOf the day
     * @throws EvaluationFault when the findings are not exactly the policy's own list
     */
    public Automatic weigh(Policy policy, Facts facts, List<Finding> findings, RequestedItem item, AsOf asOf) {
        return adjudicator.weigh(policy, facts, findings, new Asked(NONE, item, asOf));
    }
}
