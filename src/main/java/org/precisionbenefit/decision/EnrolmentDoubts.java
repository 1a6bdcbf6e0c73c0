package org.precisionbenefit.decision;

import java.util.Optional;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.Membership;
import org.precisionbenefit.profile.history.Enrolment;

/** Whether the plan's own records leave it in doubt that the plan covers the member on the day. */
final class EnrolmentDoubts {
    private EnrolmentDoubts() {}

    /** The doubt, or empty when the member is covered or no coverage is recorded at all. */
    static Optional<Membership.Doubt> of(DecisionInputs inputs, FormularyRelease formulary) {
        KnownHistory history = inputs.history();
        if (history == null) {
            return Optional.empty();
        }
        PlanId id = inputs.request().plan();
        Enrolment.OfPlan plan =
                formulary.plan(id).map(EnrolmentDoubts::plan).orElseGet(() -> new Enrolment.OfPlan(id, null, null));
        return switch (history.enrolment().on(plan, inputs.asOf().date())) {
            case COVERED, NOT_RECORDED -> Optional.empty();
            case LAPSED -> Optional.of(Membership.Doubt.NOT_ENROLLED);
            case AMBIGUOUS -> Optional.of(Membership.Doubt.ENROLMENT_UNCLEAR);
        };
    }

    private static Enrolment.OfPlan plan(Plan plan) {
        return new Enrolment.OfPlan(plan.id(), plan.lineOfBusiness(), plan.state());
    }
}
