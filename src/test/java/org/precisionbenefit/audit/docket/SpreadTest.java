package org.precisionbenefit.audit.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Middle and quantiles are those of the minutes themselves. */
class SpreadTest {
    @Test
    void figures_of_a_case_done_by_hand() {
        Spread spread = new Spread();
        for (long minutes : new long[] {0, 0, 0, 5, 7, 9, 20, 30, 40, 1_000}) {
            spread.add(minutes);
        }
        assertThat(spread.answers()).isEqualTo(10);
        assertThat(spread.mean()).isEqualTo(111.1);
        assertThat(spread.median()).isEqualTo(8.0);
        assertThat(spread.ninetieth()).isEqualTo(40.0);
        assertThat(new Spread().median()).isZero();
    }

    @Test
    void longer_times_are_told_in_hours_and_days_that_have_begun_and_the_mean_in_minutes() {
        for (long[] each : new long[][] {
            {120, 120},
            {121, 180},
            {180, 180},
            {181, 240},
            {20_159, 20_160},
            {20_160, 20_160},
            {20_161, 21_600},
            {21_601, 23_040}
        }) {
            Spread spread = new Spread();
            spread.add(each[0]);
            assertThat(spread.median()).as(each[0] + " minutes").isEqualTo(each[1]);
            assertThat(spread.mean()).isEqualTo(each[0]);
        }
        Spread endless = new Spread();
        endless.add(Long.MAX_VALUE / 2);
        assertThat(endless.median()).isEqualTo(3_660.0 * 24 * 60);
    }

    @Test
    void figures_are_those_of_the_sorted_minutes() {
        Random random = new Random(8);
        for (int round = 0; round < 200; round++) {
            long[] minutes = random.longs(1 + random.nextInt(60), 0, 30).toArray();
            Spread one = new Spread();
            Spread other = new Spread();
            for (int i = 0; i < minutes.length; i++) {
                (i % 2 == 0 ? one : other).add(minutes[i]);
            }
            one.add(other);
            Arrays.sort(minutes);
            int n = minutes.length;
            assertThat(one.median()).isEqualTo((minutes[(n - 1) / 2] + minutes[n / 2]) / 2.0);
            long within = (long) one.ninetieth();
            assertThat(Arrays.stream(minutes).filter(each -> each <= within).count() * 10)
                    .isGreaterThanOrEqualTo(n * 9L);
            assertThat(Arrays.stream(minutes).filter(each -> each < within).count() * 10)
                    .isLessThan(n * 9L);
        }
    }
}
