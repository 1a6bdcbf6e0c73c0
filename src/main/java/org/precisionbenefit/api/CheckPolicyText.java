package org.precisionbenefit.api;

import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.draft.CheckedText;
import org.precisionbenefit.terminology.SourceFiles;

/** What is wrong with the texts of a policy? They are read beside what is live, not kept, and never become rules. */
@FunctionalInterface
public interface CheckPolicyText {
    /**
     * Checks.
     *
     * @param id the policy version that the texts are to be
     * @param texts the texts, by their paths below the rules folder
     */
    CheckedText check(PolicyId id, SourceFiles texts);
}
