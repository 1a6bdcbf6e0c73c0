package org.precisionbenefit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.PlanId;

class VisiblePlansTest {
    private static final PlanId OURS = new PlanId("OURS");
    private static final PlanId THEIRS = new PlanId("THEIRS");

    @Test
    void named_plans_include_themselves_and_no_other() {
        VisiblePlans plans = VisiblePlans.only(Set.of(OURS));
        assertThat(plans.include(OURS)).isTrue();
        assertThat(plans.include(THEIRS)).isFalse();
        assertThat(VisiblePlans.only(Set.of()).include(OURS)).isFalse();
        assertThat(VisiblePlans.EVERY.include(THEIRS)).isTrue();
    }
}
