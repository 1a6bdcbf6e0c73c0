package org.precisionbenefit.access;

import java.util.Objects;
import java.util.Set;
import org.precisionbenefit.formulary.PlanId;

/** The plans whose members' data a caller may see and send. */
public sealed interface VisiblePlans {
    /** Every plan: for those who run or audit the whole service. */
    VisiblePlans EVERY = new Every();

    /** Whether this plan is one of them. */
    boolean include(PlanId plan);

    /** These plans and no other; none at all is possible. */
    static VisiblePlans only(Set<PlanId> plans) {
        return new Only(plans);
    }

    /** Every plan. */
    record Every() implements VisiblePlans {
        @Override
        public boolean include(PlanId plan) {
            return true;
        }
    }

    /**
     * Named plans only.
     *
     * @param plans the plans
     */
    record Only(Set<PlanId> plans) implements VisiblePlans {
        public Only {
            plans = Set.copyOf(plans);
        }

        @Override
        public boolean include(PlanId plan) {
            return plans.contains(Objects.requireNonNull(plan, "plan is null"));
        }
    }
}
