package org.precisionbenefit.terminology.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuringUnitTest {
    private static final BigDecimal GLUCOSE = new BigDecimal("180.156");

    @ParameterizedTest
    @CsvSource({
        "1, g/L, mg/dL, 100",
        "88, umol/L, mmol/L, 0.088",
        "150, 10*3/uL, 10*9/L, 150",
        "154, [lb_av], kg, 69.85322498",
        "70000, g, kg, 70",
        "2, h, min, 120",
        "4.2, m[IU]/L, u[IU]/mL, 4.2",
        "30, mg/g, ug/mg, 30",
        "90, mL/min/{1.73_m2}, ml/min/{1.73_M2}, 90",
        "1, kg/m2, g/cm2, 0.1",
        "5, /uL, 10*6/L, 5",
        "12, \u00b5mol/L, umol/L, 12",
        "3, mg/dL, mg.dL-1, 3",
    })
    void same_kind_of_unit_is_converted_exactly(String amount, String from, String to, String expected) {
        assertThat(convert(amount, from, to, null)).contains(new BigDecimal(expected));
    }

    @Test
    void mass_and_amount_of_substance_agree_by_the_molar_mass_and_by_nothing_else() {
        // 100 mg/dL is 1 g/L; 1 / 180.156 mol/L.
        assertThat(convert("100", "mg/dL", "mmol/L", GLUCOSE)).contains(new BigDecimal("5.55074490996692"));
        assertThat(convert("7.0", "mmol/L", "mg/dL", GLUCOSE)).contains(new BigDecimal("126.1092"));
        assertThat(convert("100", "mg/dL", "mmol/L", null)).isEmpty();
        assertThat(convert("100", "mg/dL", "mmol/mol", GLUCOSE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "%, mmol/mol",
        "mL/min, mL/min/{1.73_m2}",
        "meq/L, mmol/L",
        "U/L, [IU]/L",
        "mg, mL",
        "mg/dL, mg/dL/d",
        "kg, kg/m2",
        "{score}, {points}",
    })
    void units_that_measure_other_things_are_not_converted(String from, String to) {
        assertThat(MeasuringUnit.of(from)).as(from).isPresent();
        assertThat(MeasuringUnit.of(to)).as(to).isPresent();
        assertThat(convert("1", from, to, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "MG/DL",
                "Mmol/L",
                "K/uL",
                "mg/dL/",
                "mg//dL",
                "mg%",
                "Cel",
                "[degF]",
                "mgs",
                "(mg/dL)",
                "mg/dL}",
                "kmin",
                "10*",
                "m0",
                "m99",
                "2",
                "mg dL",
                "mg/dL mmol/L",
                "g/L/g/L/g/L/g/L/g/L/g/L/g/L/g/L/g/L/g/L/g/L/g/L"
            })
    void unknown_unit_is_never_guessed(String unit) {
        assertThat(MeasuringUnit.of(unit)).isEmpty();
    }

    private static Optional<BigDecimal> convert(String amount, String from, String to, BigDecimal molarMass) {
        return MeasuringUnit.of(from)
                .orElseThrow()
                .convert(new BigDecimal(amount), MeasuringUnit.of(to).orElseThrow(), molarMass);
    }
}
