package org.precisionbenefit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.intake.Membership.Doubt;

class MembershipTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private static List<Doubt> doubts(LocalDate start, LocalDate end) {
        return new Membership(start, end, List.of()).doubtsOn(DAY);
    }

    @Test
    void coverage_holds_on_its_first_and_last_day() {
        assertThat(doubts(DAY, DAY)).isEmpty();
        assertThat(doubts(null, null)).isEmpty();
        assertThat(doubts(DAY.minusYears(1), null)).isEmpty();
    }

    @Test
    void coverage_outside_its_days_in_doubt() {
        assertThat(doubts(DAY.plusDays(1), null)).containsExactly(Doubt.COVERAGE_NOT_BEGUN);
        assertThat(doubts(null, DAY.minusDays(1))).containsExactly(Doubt.COVERAGE_ENDED);
    }

    @Test
    void doubt_of_any_day_stays_and_is_named_once() {
        Membership membership = new Membership(null, null, List.of(Doubt.DECEASED, Doubt.DECEASED));
        assertThat(membership.doubtsOn(DAY)).containsExactly(Doubt.DECEASED);
        assertThat(membership.doubtsOn(DAY.plusYears(9))).containsExactly(Doubt.DECEASED);
    }
}
