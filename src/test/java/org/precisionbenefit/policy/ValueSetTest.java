package org.precisionbenefit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;

/** What a code says of a list of codes: that it is one of them, that it is none, that it rules some out, or nothing. */
class ValueSetTest {
    private static final List<Code> CODES =
            List.of(icd("I63.*"), icd("I97.81*"), icd("G45.0"), icd("Z86.73"), snomed("230690007"));
    private static final ValueSet STROKE = new ValueSet("stroke", CODES, Set.of(CodeSystem.ICD10CM));

    private static Code icd(String code) {
        return Code.of(CodeSystem.ICD10CM, code);
    }

    private static Code snomed(String code) {
        return Code.of(CodeSystem.SNOMED, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I63", "I63.9", "I639", "i63.9", "I63.512", "I97.810", "I9781", "G45.0", "G450", "Z8673"})
    void code_of_the_list_is_contained(String code) {
        assertThat(STROKE.contains(icd(code))).isTrue();
        assertThat(STROKE.tells(icd(code))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"I", "I6", "I6.3", "I6.39", "I.639", "I63.", "I63.99999", "I639.1", "*", "I63*", ""})
    void text_that_is_no_code_says_nothing(String text) {
        if (!text.isEmpty()) {
            assertThat(STROKE.contains(icd(text))).isFalse();
            assertThat(STROKE.tells(icd(text))).isFalse();
            assertThat(STROKE.isTouchedBy(icd(text))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"I10", "I64", "G45.9", "I97.83", "Z86.7", "I97"})
    void other_code_of_a_complete_system_tells_unless_it_stands_above(String code) {
        boolean above = code.equals("Z86.7") || code.equals("I97");
        assertThat(STROKE.contains(icd(code))).isFalse();
        assertThat(STROKE.tells(icd(code))).isEqualTo(!above);
    }

    @Test
    void other_code_of_a_system_that_is_not_complete_says_nothing() {
        ValueSet both = new ValueSet("stroke", CODES, Set.of(CodeSystem.ICD10CM, CodeSystem.SNOMED));
        ValueSet neither = new ValueSet("stroke", CODES, Set.of());
        assertThat(STROKE.tells(snomed("38341003"))).isFalse();
        assertThat(both.tells(snomed("38341003"))).isTrue();
        assertThat(both.tells(snomed("230690007"))).isFalse();
        assertThat(neither.tells(icd("I10"))).isFalse();
    }

    @Test
    void one_or_two_characters_rule_out_nothing() {
        ValueSet infarction = new ValueSet("infarction", List.of(icd("I63.*")), Set.of());
        assertThat(infarction.isRuledOutBy(List.of(icd("I")))).isFalse();
        assertThat(infarction.isRuledOutBy(List.of(icd("I6")))).isFalse();
        assertThat(infarction.isRuledOutBy(List.of(icd("I6.3")))).isFalse();
        assertThat(infarction.isRuledOutBy(List.of(icd("I63.9")))).isFalse();
        assertThat(infarction.isRuledOutBy(List.of(icd("I63")))).isTrue();
        assertThat(infarction.isRuledOutBy(List.of(icd("i63")))).isTrue();
    }

    @Test
    void category_rules_out_what_lies_below_it_and_no_other_system() {
        assertThat(STROKE.isTouchedBy(icd("G45"))).isTrue();
        assertThat(STROKE.isTouchedBy(icd("G46"))).isFalse();
        List<Code> all = List.of(icd("I63"), icd("I97"), icd("G45"), icd("Z86.73"));
        assertThat(STROKE.isRuledOutBy(all)).isFalse();
        ValueSet coded = new ValueSet("stroke", CODES.subList(0, 4), Set.of());
        assertThat(coded.isRuledOutBy(all)).isTrue();
    }
}
