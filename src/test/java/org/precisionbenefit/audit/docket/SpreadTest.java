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
            spread.add(minutes, 1);
        }
        assertThat(spread.answers()).isEqualTo(10);
        assertThat(spread.mean()).isEqualTo(111.1);
        assertThat(spread.median()).isEqualTo(8.0);
        assertThat(spread.ninetieth()).isEqualTo(40.0);
        assertThat(new Spread().median()).isZero();
    }

    @Test
    void figures_are_those_of_the_sorted_minutes() {
        Random random = new Random(8);
        for (int round = 0; round < 200; round++) {
            long[] minutes = random.longs(1 + random.nextInt(60), 0, 30).toArray();
            Spread one = new Spread();
            Spread other = new Spread();
            for (int i = 0; i < minutes.length; i++) {
                (i % 2 == 0 ? one : other).add(minutes[i], 1);
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
