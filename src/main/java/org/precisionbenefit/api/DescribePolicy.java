package org.precisionbenefit.api;

import java.util.Optional;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyId;

/** What did a policy version say at the time of a decision? */
@FunctionalInterface
public interface DescribePolicy {
    /** The policy version as the releases hold it, or empty when they hold none of that id. */
    Optional<Policy> policy(Releases releases, PolicyId id);
}
