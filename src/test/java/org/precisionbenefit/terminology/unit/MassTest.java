package org.precisionbenefit.terminology.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.terminology.Quantity;

/** Masses are converted exactly, and what is no mass is none. */
class MassTest {
    @ParameterizedTest
    @CsvSource({
        "1, kg, 1000000",
        "2.5, g, 2500",
        "75, MG, 75",
        "500, mcg, 0.5",
        "500, ug, 0.5",
        "500, \u00b5g, 0.5",
        "500, \u03bcg, 0.5",
        "1, [lb_av], 453592.37",
        "2, lbs, 907184.74",
        "1, oz, 28349.523125",
        "1, ' kilograms ', 1000000"
    })
    void mass_is_converted_exactly(String value, String unit, String milligrams) {
        assertThat(Mass.milligrams(Quantity.of(value, unit)))
                .hasValueSatisfying(found -> assertThat(found).isEqualByComparingTo(new BigDecimal(milligrams)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mL", "stone", "tablet", "mg/mL", "mg/day", "%"})
    void what_is_no_mass_is_not_converted(String unit) {
        assertThat(Mass.milligramsOf(unit)).isEmpty();
    }

    @Test
    void unit_is_read_in_any_letter_case_by_any_locale() {
        assertThat(Mass.milligramsOf("KILOGRAM")).hasValue(new BigDecimal("1000000"));
    }
}
