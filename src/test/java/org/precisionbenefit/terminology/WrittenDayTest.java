package org.precisionbenefit.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDayTest {
    @Test
    void day_is_read_as_it_is_written() {
        assertThat(WrittenDay.parse("2026-01-31")).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(WrittenDay.parse("9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026", "2026-02-30", "+999999999-12-31", "-999999999-01-01", "+12026-01-31", "26-01-31xx"})
    void what_has_no_year_of_four_digits_is_no_day(String text) {
        assertThatThrownBy(() -> WrittenDay.parse(text)).isInstanceOf(DateTimeParseException.class);
    }
}
