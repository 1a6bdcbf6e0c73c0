package org.precisionbenefit.casework;

import java.util.Optional;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyId;

/** How did a policy read in the releases that a decision was made with? */
@FunctionalInterface
public interface LookUpPolicy {
    /** The policy version, or empty when those releases hold none of this id. */
    Optional<Policy> policy(Releases made, PolicyId id);
}
