package org.precisionbenefit.policy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionbenefit.profile.Provenance;

/** What the payer's own tables answer is known, and not by somebody's word where a document is needed. */
class ValueTypesTest {
    private static final TermKey STEP = new TermKey("formulary_step_required", "clopidogrel");

    private static List<org.precisionbenefit.policy.Test> tests(Provenance.Source needs, boolean alwaysKnown) {
        return List.of(new org.precisionbenefit.policy.Test(
                STEP,
                Operator.TRUE,
                null,
                List.of(),
                needs,
                org.precisionbenefit.policy.Test.Wording.of(STEP),
                alwaysKnown));
    }

    private static Facts said(Provenance.Source standing) {
        return Facts.of(Map.of(STEP, new TermValue.Flag(true, standing, List.of())));
    }

    @Test
    void word_for_what_a_table_always_answers_is_a_fault_where_a_document_is_needed() {
        assertThatThrownBy(() -> ValueTypes.refuseMisfits(
                        tests(Provenance.Source.DOCUMENTED, true), said(Provenance.Source.ATTESTED)))
                .isInstanceOf(EvaluationFault.class)
                .hasMessageContaining("(formulary_step_required(clopidogrel)) must be known");
    }

    @Test
    void word_for_what_may_be_unknown_is_no_fault() {
        assertThatCode(() -> ValueTypes.refuseMisfits(
                        tests(Provenance.Source.DOCUMENTED, false), said(Provenance.Source.ATTESTED)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(Provenance.Source.class)
    void what_a_table_answers_is_no_fault_where_a_word_is_enough(Provenance.Source standing) {
        assertThatCode(() -> ValueTypes.refuseMisfits(tests(Provenance.Source.ATTESTED, true), said(standing)))
                .doesNotThrowAnyException();
    }
}
