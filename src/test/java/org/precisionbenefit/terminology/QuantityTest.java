package org.precisionbenefit.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.audit.json.JsonCanonical;

class QuantityTest {
    private final JsonCanonical canonical = new JsonCanonical();

    @ParameterizedTest
    @ValueSource(strings = {"30", "30.0", "1E14", "-0.0", "0.000000000000001", "999999999999999"})
    void amount_that_is_held_is_read_back_from_its_record(String value) {
        String kept = canonical.encode(Quantity.of(value, "tablet"));
        assertThat(canonical.encode(canonical.decode(kept, Quantity.class))).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E15", "1234567890123456", "1E-16"})
    void amount_that_its_record_could_not_hold_is_refused(String value) {
        assertThat(Quantity.holds(new BigDecimal(value))).isFalse();
        assertThatThrownBy(() -> Quantity.of(value, "tablet")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void amount_is_refused_before_its_digits_are_written() {
        assertThat(Quantity.holds(new BigDecimal("1E+2000000000"))).isFalse();
    }
}
