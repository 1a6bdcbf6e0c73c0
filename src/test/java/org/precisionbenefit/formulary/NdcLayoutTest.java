package org.precisionbenefit.formulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten and eleven digits of a drug code, in every layout and both ways. */
class NdcLayoutTest {
    private static final int DRAWN = 2000;

    @ParameterizedTest
    @CsvSource({
        "1234-5678-90, 01234567890",
        "12345-678-90, 12345067890",
        "12345-6789-0, 12345678900",
        "12345-6789-01, 12345678901",
        "12345678901, 12345678901",
        "00002-1433-80, 00002143380",
        "0002-1433-80, 00002143380",
    })
    void one_layout_one_code(String written, String eleven) {
        assertThat(NdcLayout.elevenDigits(written)).containsExactly(eleven);
    }

    @Test
    void ten_digits_without_hyphens_are_every_layout() {
        assertThat(NdcLayout.elevenDigits("1234567890")).containsExactly("01234567890", "12345067890", "12345678900");
        assertThat(NdcLayout.elevenDigits("0000000000")).containsExactly("00000000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "123456789012", "1234-567-890", "12345-67-890", "1234-5678-9x", "-", "1-2-3"})
    void anything_else_is_no_code(String written) {
        assertThat(NdcLayout.elevenDigits(written)).isEmpty();
        assertThat(NdcLayout.tenDigits(written)).isEmpty();
    }

    @Test
    void eleven_digits_come_back_from_every_ten_digit_layout() {
        Random random = new Random(20261128);
        int[] written = new int[4];
        for (int drawn = 0; drawn < DRAWN; drawn++) {
            String eleven = digits(random, 5) + digits(random, 4) + digits(random, 2);
            List<String> tens = NdcLayout.tenDigits(eleven);
            written[tens.size()]++;
            assertThat(tens).allSatisfy(ten -> {
                assertThat(ten.replace("-", "")).hasSize(10);
                assertThat(NdcLayout.elevenDigits(ten)).as(ten).containsExactly(eleven);
                assertThat(NdcLayout.elevenDigits(ten.replace("-", "")))
                        .as("without hyphens %s", ten)
                        .contains(eleven)
                        .hasSizeBetween(1, 3);
            });
        }
        assertThat(written)
                .as("codes with no, one, two and three ten-digit layouts")
                .doesNotContain(0);
    }

    @Test
    void every_ten_digit_code_with_hyphens_is_one_eleven_digit_code_and_comes_back() {
        Random random = new Random(5);
        for (int drawn = 0; drawn < DRAWN; drawn++) {
            List<String> layouts = List.of(
                    digits(random, 4) + "-" + digits(random, 4) + "-" + digits(random, 2),
                    digits(random, 5) + "-" + digits(random, 3) + "-" + digits(random, 2),
                    digits(random, 5) + "-" + digits(random, 4) + "-" + digits(random, 1));
            assertThat(layouts).allSatisfy(ten -> {
                List<String> eleven = NdcLayout.elevenDigits(ten);
                assertThat(eleven).hasSize(1);
                assertThat(NdcLayout.tenDigits(eleven.get(0))).contains(ten);
            });
        }
    }

    /** Digits of which many are zeros, because zeros are what layouts differ by. */
    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(3) == 0 ? 0 : random.nextInt(10));
        }
        return digits.toString();
    }
}
