package org.precisionbenefit.prediction.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The quick way of writing a figure gives what its exact value gives. */
class SixDecimalsTest {
    private static final double[] BESIDE = {0, 1e-13, -1e-13, 1e-10, -1e-10, 1.1e-9, -1.1e-9, 1e-7};

    @Test
    void figure_is_rounded_half_up_to_six_decimals() {
        assertThat(SixDecimals.of(0.25)).isEqualTo("0.250000");
        assertThat(SixDecimals.of(-0.0000001)).isEqualTo("0.000000");
        assertThat(SixDecimals.of(-1.9999996)).isEqualTo("-2.000000");
        assertThat(SixDecimals.of(1e15)).isEqualTo("1000000000000000.000000");
        assertThatThrownBy(() -> SixDecimals.of(Double.NaN)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void quick_and_exact_way_agree_beside_halves() {
        Random random = new Random(20261128);
        for (int i = 0; i < 20_000; i++) {
            double half = (random.nextInt(2_000_001) - 1_000_000 + 0.5) / 1e6;
            agree(Math.nextUp(half));
            agree(Math.nextDown(half));
            for (double beside : BESIDE) {
                agree(half + beside);
            }
        }
    }

    @Test
    void quick_and_exact_way_agree_for_small_and_large_figures() {
        Random random = new Random(20261128);
        for (int i = 0; i < 100_000; i++) {
            agree(random.nextGaussian() * Math.pow(10, random.nextInt(24) - 12));
        }
    }

    private static void agree(double value) {
        assertThat(SixDecimals.of(value)).as("%s", value).isEqualTo(SixDecimals.exact(value));
    }
}
