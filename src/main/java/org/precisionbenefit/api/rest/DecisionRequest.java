package org.precisionbenefit.api.rest;

import java.util.Objects;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.profile.MemberProfile;

/**
 * A prior authorization request in plain JSON.
 *
 * @param request what is asked
 * @param profile who it is for, with every fact and where it comes from
 */
public record DecisionRequest(PriorAuthRequest request, MemberProfile profile) {
    public DecisionRequest {
        Objects.requireNonNull(request, "request is null");
        Objects.requireNonNull(profile, "profile is null");
    }
}
