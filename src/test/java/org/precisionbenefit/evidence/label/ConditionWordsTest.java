package org.precisionbenefit.evidence.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions are said as a person would say them. */
class ConditionWordsTest {
    @ParameterizedTest
    @CsvSource({
        "1, an age below 1 month",
        "12, an age below 1 year",
        "23, an age below 23 months",
        "144, an age below 12 years"
    })
    void age_of_a_child_is_said_in_months_and_any_other_in_years(int months, String words) {
        assertThat(ConditionWords.of(new GeneCondition.YoungerThan(months))).isEqualTo(words);
    }
}
