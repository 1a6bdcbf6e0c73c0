package org.precisionbenefit.decision;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.terminology.AsOf;

/**
 * Everything a decision depends on; the same inputs give the same record, byte for byte.
 *
 * @param id the decision's id, drawn by the caller
 * @param request what was asked
 * @param profile who it is for
 * @param asOf the day
 * @param completes the earlier decision that this one completes or replaces, or null
 * @param endorsements who answers for the releases, or null where nobody was asked: in records of 0.1.0
 * @param history what the plan's own records say of what policies ask about, or null where none is known
 * @param published what the plan's published formulary says, or null where files say what the plan covers
 */
public record DecisionInputs(
        DecisionId id,
        PriorAuthRequest request,
        MemberProfile profile,
        AsOf asOf,
        @Nullable DecisionId completes,
        @Nullable Endorsements endorsements,
        @Nullable KnownHistory history,
        @Nullable PublishedCoverage published) {
    public DecisionInputs {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(request, "request is null");
        Objects.requireNonNull(profile, "profile is null");
        Objects.requireNonNull(asOf, "asOf is null");
    }

    /** Inputs without a history or what was published. */
    public DecisionInputs(
            DecisionId id,
            PriorAuthRequest request,
            MemberProfile profile,
            AsOf asOf,
            @Nullable DecisionId completes,
            @Nullable Endorsements endorsements) {
        this(id, request, profile, asOf, completes, endorsements, null, null);
    }

    /** The same inputs with what the plan's own records say. */
    public DecisionInputs knowing(@Nullable KnownHistory known) {
        return new DecisionInputs(id, request, profile, asOf, completes, endorsements, known, published);
    }

    /** The same inputs with what the plan's published formulary says. */
    public DecisionInputs listing(@Nullable PublishedCoverage coverage) {
        return new DecisionInputs(id, request, profile, asOf, completes, endorsements, history, coverage);
    }
}
