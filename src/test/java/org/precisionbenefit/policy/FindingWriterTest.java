package org.precisionbenefit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.profile.Provenance;

/** The sentence of a finding says what the criterion's text does not, in words that a person reads. */
class FindingWriterTest {
    private static final TermKey DAYS = new TermKey("days_of", "aspirin");
    private static final org.precisionbenefit.policy.Test.Wording READ =
            new org.precisionbenefit.policy.Test.Wording("the days on aspirin", "days");

    private static Criterion.Leaf leaf(org.precisionbenefit.policy.Test test) {
        return new Criterion.Leaf(
                new Criterion.Header(new CriterionId("leaf"), Kind.REQUIREMENT, "Aspirin was tried", null, null), test);
    }

    private static Criterion.Leaf thirtyDays(Provenance.Source needs) {
        return leaf(new org.precisionbenefit.policy.Test(
                DAYS, Operator.AT_LEAST, new BigDecimal(30), List.of(), needs, READ));
    }

    private static String because(Criterion criterion, Status status, TermValue value) {
        return FindingWriter.write(criterion, status, Facts.of(Map.of(DAYS, value)))
                .because();
    }

    private static TermValue unknown(TermValue.Reason reason) {
        return new TermValue.Unknown(reason, "", List.of());
    }

    private static TermValue days(int days, Provenance.Source standing) {
        return new TermValue.Number(new BigDecimal(days), standing, List.of());
    }

    @Test
    void known_status_text_of_the_criterion_is_not_repeated() {
        Criterion.Leaf leaf = thirtyDays(Provenance.Source.ATTESTED);
        assertThat(because(leaf, Status.MET, days(31, Provenance.Source.ATTESTED)))
                .isEqualTo("Met.");
        assertThat(because(leaf, Status.NOT_MET, days(29, Provenance.Source.ATTESTED)))
                .isEqualTo("Not met: the days on aspirin must be at least 30 days.");
        assertThat(because(leaf, Status.NOT_APPLICABLE, days(29, Provenance.Source.ATTESTED)))
                .isEqualTo("Does not apply.");
    }

    @ParameterizedTest
    @CsvSource({
        "ABSENT, nothing was sent for the days on aspirin",
        "STALE, what was sent for the days on aspirin is too old",
        "UNIT, the unit sent for the days on aspirin cannot be converted",
        "CONFLICT, what was sent for the days on aspirin contradicts itself",
        "UNREADABLE, what was sent for the days on aspirin cannot be relied on",
        "NOT_RELEASED, the days on aspirin is not released to policies",
        "ABSTAINED, the days on aspirin could not be worked out",
    })
    void unknown_status_reason_is_said(TermValue.Reason reason, String expected) {
        assertThat(because(thirtyDays(Provenance.Source.ATTESTED), Status.UNKNOWN, unknown(reason)))
                .isEqualTo("Unknown: " + expected + ".");
    }

    @Test
    void attested_where_a_document_is_needed_is_said_without_the_value() {
        assertThat(because(
                        thirtyDays(Provenance.Source.DOCUMENTED),
                        Status.UNKNOWN,
                        days(7731, Provenance.Source.ATTESTED)))
                .isEqualTo("Unknown: for the days on aspirin there is only a statement, and a document is needed.");
    }

    @Test
    void flag_not_met_says_which_answer_is_wanted() {
        org.precisionbenefit.policy.Test test = new org.precisionbenefit.policy.Test(
                new TermKey("condition", "active-bleeding"),
                Operator.FALSE,
                null,
                List.of(),
                Provenance.Source.ATTESTED,
                new org.precisionbenefit.policy.Test.Wording("the condition active bleeding", ""));
        assertThat(FindingWriter.write(leaf(test), Status.NOT_MET, Facts.of(Map.of()))
                        .because())
                .isEqualTo("Not met: the answer for the condition active bleeding must be no.");
        assertThat(FindingWriter.text(test)).isEqualTo("The condition active bleeding: no");
    }

    @Test
    void term_without_a_label_is_read_by_its_name_and_not_as_a_call() {
        org.precisionbenefit.policy.Test test = new org.precisionbenefit.policy.Test(
                new TermKey("score", "some-model"),
                Operator.LESS_THAN,
                new BigDecimal("0.10"),
                List.of(),
                Provenance.Source.ATTESTED);
        assertThat(FindingWriter.write(leaf(test), Status.UNKNOWN, Facts.of(Map.of()))
                        .because())
                .isEqualTo("Unknown: nothing was sent for the score some-model.");
    }

    @Test
    void shipped_policies_no_sentence_shows_a_term_as_a_policy_writes_it() {
        for (Policy policy : RulesFolder.release().policies()) {
            for (Finding finding : new ReferenceEvaluator().evaluate(policy, nothingSent(policy))) {
                assertThat(finding.because()).isNotBlank().doesNotContain("(", "_", "{");
            }
        }
    }

    @Test
    void shipped_score_is_the_score_of_its_model() {
        Policy policy = RulesFolder.policy("antiplatelet-prasugrel");
        assertThat(new ReferenceEvaluator().evaluate(policy, nothingSent(policy)))
                .filteredOn(finding -> finding.criterion().value().equals("bleeding-score"))
                .extracting(Finding::because)
                .containsExactly("Unknown: nothing was sent for the score of model major-bleeding-p2y12.");
    }

    private static TermValue met(org.precisionbenefit.policy.Test test) {
        return test.words().isEmpty()
                ? new TermValue.Flag(true, Provenance.Source.DOCUMENTED, List.of())
                : new TermValue.Words(test.words(), Provenance.Source.DOCUMENTED, List.of());
    }

    /** What the payer's own tables tell, and nothing else. */
    private static Facts nothingSent(Policy policy) {
        return Facts.of(ValueTypes.tests(policy).stream()
                .filter(org.precisionbenefit.policy.Test::alwaysKnown)
                .collect(Collectors.toMap(
                        org.precisionbenefit.policy.Test::term, FindingWriterTest::met, (one, other) -> one)));
    }
}
