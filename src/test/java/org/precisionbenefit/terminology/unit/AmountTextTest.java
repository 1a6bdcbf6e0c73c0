package org.precisionbenefit.terminology.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTextTest {
    @ParameterizedTest
    @CsvSource({
        "60.00, tablet, 60 tablets",
        "1.0, tablet, 1 tablet",
        "0, pen, 0 pens",
        "0.5, syringe, 0.5 syringes",
        "2, patch, 2 patches",
        "3, suppository, 3 suppositories",
        "100, capsule, 100 capsules",
        "15, ml, 15 ml",
        "15, tablets, 15 tablets",
        "30, {tablet}, 30 {tablet}",
        "30, TAB, 30 TAB",
        "7, '', 7",
    })
    void pieces_are_counted_in_english_and_everything_else_stands_as_written(
            BigDecimal amount, String unit, String words) {
        assertThat(AmountText.of(amount, unit)).isEqualTo(words);
    }
}
