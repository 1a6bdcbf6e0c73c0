package org.precisionbenefit.decision.whatif;

import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.profile.MemberProfile;

/** What would a decision of this request be given, at one instant that is the same for every question? */
@FunctionalInterface
public interface PrepareInputs {
    /**
     * The inputs.
     *
     * @param request what would be asked
     * @param profile everything that is known of the member
     */
    DecisionInputs of(PriorAuthRequest request, MemberProfile profile);
}
