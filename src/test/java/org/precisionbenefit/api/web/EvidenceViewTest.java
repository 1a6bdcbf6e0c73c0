package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceViewTest {
    private static final EvidenceView NOTHING = new EvidenceView(List.of(), List.of(), List.of(), List.of(), List.of());

    @Test
    void number_of_the_plans_records_that_nobody_looked_at_is_said() {
        assertThat(NOTHING.withoutRecords(0)).isSameAs(NOTHING);
        assertThat(NOTHING.withoutRecords(1).open())
                .containsExactly(
                        "One record of the plan on the member was not looked at: no policy of the requested drugs asks about it.");
        assertThat(NOTHING.withoutRecords(17).open())
                .containsExactly(
                        "17 records of the plan on the member were not looked at: no policy of the requested drugs asks about them.");
    }
}
