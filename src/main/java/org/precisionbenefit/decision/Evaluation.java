package org.precisionbenefit.decision;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.terminology.Digest;

/**
 * How one policy version was evaluated, with the released scores and without any.
 *
 * @param policy the policy version
 * @param policyDigest the digest of the policy file with everything it names
 * @param facts the value of every term the policy names, with the released scores
 * @param findings one finding per criterion, in policy order
 * @param rulesOnly the same with every score unknown
 */
public record Evaluation(
        PolicyId policy, Digest policyDigest, Facts facts, List<Finding> findings, List<Finding> rulesOnly) {
    public Evaluation {
        Objects.requireNonNull(policy, "policy is null");
        Objects.requireNonNull(policyDigest, "policyDigest is null");
        Objects.requireNonNull(facts, "facts is null");
        findings = List.copyOf(findings);
        rulesOnly = List.copyOf(rulesOnly);
    }

    /** The same evaluation as it is without scores, for whoever may not see them. */
    Evaluation withoutScores() {
        return new Evaluation(policy, policyDigest, ScoreTerms.withoutScores(facts), rulesOnly, rulesOnly);
    }
}
