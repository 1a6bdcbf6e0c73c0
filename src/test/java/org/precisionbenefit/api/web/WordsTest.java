package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Quantity;

class WordsTest {
    @Test
    void instant_last_second_of_a_minute_is_cut() {
        assertThat(Words.minute(Instant.parse("2026-11-24T15:04:59.999Z"))).isEqualTo("2026-11-24 15:04 UTC");
    }

    @Test
    void percent_half_rounds_up() {
        assertThat(Words.percent("0.130450")).isEqualTo("13.0 %");
        assertThat(Words.percent("0.130500")).isEqualTo("13.1 %");
        assertThat(Words.percent("0.000000")).isEqualTo("0.0 %");
    }

    @Test
    void contribution_keeps_its_sign() {
        assertThat(Words.signed("0.412345")).isEqualTo("+0.412");
        assertThat(Words.signed("-0.220000")).isEqualTo("\u22120.220");
        assertThat(Words.signed("-0.000100")).isEqualTo("0.000");
    }

    @Test
    void feature_missing_is_not_known_and_never_zero() {
        assertThat(Words.feature(Float.NaN)).isEqualTo("not known");
        assertThat(Words.feature(0f)).isEqualTo("0");
        assertThat(Words.feature(1e7f)).isEqualTo("10000000");
        assertThat(Words.feature(48.5f)).isEqualTo("48.5");
    }

    @Test
    void amount_missing_parts_are_left_out() {
        assertThat(Words.amount(Quantity.of("30.0", "tablet"), 1)).isEqualTo("30 tablets for 1 day");
        assertThat(Words.amount(Quantity.of("100", ""), null)).isEqualTo("100");
        assertThat(Words.amount(null, 90)).isEqualTo("no quantity named for 90 days");
        assertThat(Words.plain(new BigDecimal("0.00"))).isEqualTo("0");
    }

    @Test
    void citation_place_is_a_link_for_https_alone() {
        LocalDate day = LocalDate.of(2026, 11, 21);
        assertThat(CitationView.of(new Citation("a", "https://example.org/x", day))
                        .linked())
                .isTrue();
        assertThat(CitationView.of(new Citation("a", "javascript:alert(1)", day))
                        .linked())
                .isFalse();
        assertThat(CitationView.of(new Citation("a", "https://example.org/x page 3", day))
                        .linked())
                .isFalse();
        assertThat(CitationView.of(new Citation("a", "page 3", null)).checked()).isEmpty();
    }
}
