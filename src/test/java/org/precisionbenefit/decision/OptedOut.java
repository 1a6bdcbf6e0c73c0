package org.precisionbenefit.decision;

import java.util.List;
import org.precisionbenefit.profile.FurtherFacts;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.ScoringChoice;

/** Requests of members who chose not to be scored. */
public final class OptedOut {
    private OptedOut() {}

    /** The same request of a member who chose so. */
    public static DecisionInputs of(DecisionInputs inputs) {
        return with(
                inputs,
                new ScoringChoice(
                        null,
                        null,
                        ScoringChoice.Status.NOT_SCORED,
                        new Provenance("Consent/choice", Provenance.Source.DOCUMENTED, null)));
    }

    /** The same request with what the member chose. */
    static DecisionInputs with(DecisionInputs inputs, ScoringChoice choice) {
        MemberProfile member = inputs.profile();
        FurtherFacts further = member.further() == null ? FurtherFacts.NONE : member.further();
        return new DecisionInputs(
                inputs.id(),
                inputs.request(),
                new MemberProfile(
                        member.member(),
                        member.birthDate(),
                        member.sex(),
                        member.conditions(),
                        member.medications(),
                        member.labs(),
                        member.genes(),
                        member.answers(),
                        new FurtherFacts(
                                further.biomarkers(),
                                further.tumours(),
                                further.withheld(),
                                further.lines(),
                                List.of(choice))),
                inputs.asOf(),
                inputs.completes(),
                inputs.endorsements(),
                inputs.history(),
                inputs.published());
    }
}
