package org.precisionbenefit.audit.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.audit.rejection.RejectionLimit.Given;

class RejectionLimitTest {
    private static final Instant MINUTE = Instant.parse("2026-11-28T10:15:00Z");
    private static final CallerId ONE = new CallerId("one");
    private static final CallerId OTHER = new CallerId("other");

    private final RejectionLimit limit = new RejectionLimit(20, 3);

    private long lines(CallerId caller, Instant at, int refusals) {
        return IntStream.range(0, refusals)
                .filter(each -> limit.take(caller, at) == Given.LINE)
                .count();
    }

    @Test
    void each_caller_has_its_own_share_of_each_minute() {
        assertThat(lines(ONE, MINUTE, 50)).isEqualTo(20);
        assertThat(lines(OTHER, MINUTE.plusSeconds(59), 20)).isEqualTo(20);
        assertThat(lines(ONE, MINUTE.plusSeconds(59), 1)).isZero();
        assertThat(lines(ONE, MINUTE.plusSeconds(60), 21)).isEqualTo(20);
    }

    @Test
    void rest_of_a_minute_is_one_sum_once_it_is_over_and_is_then_forgotten() {
        lines(ONE, MINUTE.plusSeconds(3), 50);
        lines(OTHER, MINUTE, 20);
        assertThat(limit.over(MINUTE.plusSeconds(59))).isEmpty();
        assertThat(limit.over(MINUTE.plusSeconds(60))).containsExactly(new Rejection(MINUTE, ONE, null, 30));
        assertThat(limit.over(MINUTE.plusSeconds(120))).isEmpty();
        assertThat(limit.all()).isEmpty();
    }

    @Test
    void sums_of_the_present_minute_are_there_when_all_are_asked_for() {
        lines(ONE, MINUTE, 21);
        lines(ONE, MINUTE.plusSeconds(60), 22);
        assertThat(limit.all())
                .containsExactlyInAnyOrder(
                        new Rejection(MINUTE, ONE, null, 1), new Rejection(MINUTE.plusSeconds(60), ONE, null, 2));
    }

    @Test
    void callers_beyond_the_room_are_said_and_not_remembered() {
        for (int caller = 0; caller < 3; caller++) {
            assertThat(limit.take(new CallerId("caller-" + caller), MINUTE)).isEqualTo(Given.LINE);
        }
        assertThat(limit.take(ONE, MINUTE)).isEqualTo(Given.NO_ROOM);
        limit.over(MINUTE.plusSeconds(60));
        assertThat(limit.take(ONE, MINUTE.plusSeconds(60))).isEqualTo(Given.LINE);
    }
}
