package org.precisionbenefit.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes as senders write them. */
class CodeTextTest {
    @ParameterizedTest
    @CsvSource({
        "I63.9, I639, true",
        "i63.9, I63.9, true",
        "I63.9., I63.9, true",
        "I63, I63.9, false",
        "I63.9, I63, false",
        "I63*, I63, false",
        "'', I63, false",
        "., '', true"
    })
    void isSame_points_and_case_do_not_matter(String one, String other, boolean same) {
        assertThat(CodeText.isSame(one, other)).isEqualTo(same);
        assertThat(CodeText.isSame(other, one)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "I63.9, I63, true",
        "I639, i6.3, true",
        "I63, I63, true",
        "I6, I63, false",
        "I64.9, I63, false",
        "I63.*, I63, true"
    })
    void isWithin_is_a_beginning(String code, String other, boolean within) {
        assertThat(CodeText.isWithin(code, other)).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({
        "I63.*, I63.9, true",
        "I63.*, I63, true",
        "I97.81*, I97.810, true",
        "I97.81*, I97.8, false",
        "I63.9, I639, true",
        "I63, I63.9, false",
        "*, I63, true",
        "I63*, I63*, true",
        "I63, I63*, false"
    })
    void standsFor_asterisk_stands_above(String entry, String code, boolean stands) {
        assertThat(CodeText.standsFor(entry, code)).isEqualTo(stands);
    }
}
