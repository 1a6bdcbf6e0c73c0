package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.decision.ContextCases.DAY;
import static org.precisionbenefit.decision.ContextCases.asking;
import static org.precisionbenefit.profile.MedicationFact.Outcome.TAKEN;
import static org.precisionbenefit.profile.Provenance.Source.ATTESTED;
import static org.precisionbenefit.profile.Provenance.Source.DOCUMENTED;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.GeneSymbol;

/** What a policy gets that asks for the phenotype with what other drugs make of it. */
class AdjustedTermsTest {
    private static final String METOPROLOL = "99000005";
    private static final String PAROXETINE = "32937";
    private static final String DULOXETINE = "72625";
    private static final String SERTRALINE = "36437";

    private static ContextCases with(String diplotype) {
        return asking(METOPROLOL, "60 tablet").gene("CYP2D6", diplotype);
    }

    private static ContextCases taking(ContextCases member, String drug, Provenance.Source source) {
        return member.drug(drug, TAKEN, DAY.minusDays(10), 30, source);
    }

    private static TermValue value(ItemDecision item, String term) {
        return Objects.requireNonNull(
                Objects.requireNonNull(item.evaluation()).facts().get(new TermKey(term, "CYP2D6")));
    }

    private static TermValue adjusted(ContextCases member) {
        return value(member.decided(), "adjusted_phenotype");
    }

    private static void assertWord(TermValue value, String word, Provenance.Source standing) {
        assertThat(value).isInstanceOfSatisfying(TermValue.Words.class, words -> {
            assertThat(words.values()).containsExactly(word);
            assertThat(words.standing()).isEqualTo(standing);
        });
    }

    private static TermValue.Unknown unknown(TermValue value) {
        assertThat(value).isInstanceOf(TermValue.Unknown.class);
        return (TermValue.Unknown) value;
    }

    private static Status status(ItemDecision item, String criterion) {
        return Objects.requireNonNull(item.evaluation()).findings().stream()
                .filter(finding -> finding.criterion().value().equals(criterion))
                .findFirst()
                .orElseThrow()
                .status();
    }

    @Test
    void inhibitor_changes_the_adjusted_word_and_leaves_the_plain_one() {
        ItemDecision item = taking(with("*1/*1"), PAROXETINE, DOCUMENTED).decided();
        assertWord(value(item, "phenotype"), "normal metabolizer", DOCUMENTED);
        assertWord(value(item, "adjusted_phenotype"), "poor metabolizer", DOCUMENTED);
        assertThat(value(item, "adjusted_phenotype").facts())
                .extracting(Provenance::resource)
                .containsExactly("Observation/CYP2D6", "MedicationDispense/0");
        assertThat(status(item, "genes")).isEqualTo(Status.NOT_MET);
        assertThat(status(item, "effect")).isEqualTo(Status.MET);
        assertThat(item.outcome().determination()).isInstanceOf(Approved.class);
    }

    @Test
    void inhibitor_that_is_only_stated_does_not_open_what_needs_a_record() {
        ItemDecision item = taking(with("*1/*1"), PAROXETINE, ATTESTED).decided();
        assertWord(value(item, "adjusted_phenotype"), "poor metabolizer", ATTESTED);
        assertThat(item.outcome().determination()).isNotInstanceOf(Approved.class);
    }

    @Test
    void scores_that_are_left_make_one_phenotype_where_they_lie_in_one_range() {
        assertWord(adjusted(taking(with("*1/*1"), DULOXETINE, DOCUMENTED)), "intermediate metabolizer", DOCUMENTED);
        assertWord(adjusted(taking(with("*1/*41"), DULOXETINE, DOCUMENTED)), "intermediate metabolizer", DOCUMENTED);
    }

    @Test
    void where_it_is_not_known_whether_the_drug_is_still_taken_both_are_possible() {
        TermValue.Unknown open = unknown(adjusted(with("*1/*1").takenWithoutDays(PAROXETINE, DAY.minusDays(40))));
        assertThat(open.reason()).isEqualTo(TermValue.Reason.CONFLICT);
        assertThat(open.detail()).contains("Normal Metabolizer, Poor Metabolizer", "paroxetine is still taken");
    }

    @Test
    void no_drug_that_was_sent_does_not_say_that_none_is_taken() {
        TermValue.Unknown open = unknown(adjusted(with("*1/*1")));
        assertThat(open.reason()).isEqualTo(TermValue.Reason.ABSENT);
        assertThat(open.detail()).contains("whether none is taken is not known");
        ItemDecision item = with("*1/*1").decided();
        assertThat(item.outcome().determination())
                .isInstanceOfSatisfying(Pended.class, pended -> assertThat(pended.questions())
                        .extracting(question -> question.term().toString())
                        .contains("adjusted_phenotype(CYP2D6)"));
    }

    @Test
    void poor_metabolizer_stays_one_whatever_is_taken() {
        assertWord(adjusted(with("*4/*4")), "poor metabolizer", DOCUMENTED);
    }

    @Test
    void weak_inhibitor_leaves_the_phenotype() {
        assertWord(adjusted(taking(with("*1/*1"), SERTRALINE, DOCUMENTED)), "normal metabolizer", DOCUMENTED);
    }

    @Test
    void drug_that_is_asked_for_does_not_adjust_itself() {
        assertThat(unknown(adjusted(taking(with("*1/*1"), METOPROLOL, DOCUMENTED)))
                        .reason())
                .isEqualTo(TermValue.Reason.ABSENT);
    }

    @Test
    void plan_that_sees_every_drug_may_take_what_was_not_sent_as_not_taken() {
        TermValue value = value(
                with("*1/*1")
                        .decidedBy(ContextCases.engineOver(text -> text.replaceFirst(
                                "(source: adjusted phenotype\\s+argument: gene\\s+absent means: )unknown", "$1no"))),
                "adjusted_phenotype");
        assertWord(value, "normal metabolizer", DOCUMENTED);
    }

    @Test
    void answer_fills_what_is_not_known() {
        assertWord(
                adjusted(with("*1/*1").answer("adjusted_phenotype(CYP2D6)", "Intermediate Metabolizer")),
                "intermediate metabolizer",
                ATTESTED);
    }

    @Test
    void without_a_result_a_strong_inhibitor_tells_and_is_a_statement() {
        assertWord(
                adjusted(taking(asking(METOPROLOL, "60 tablet"), PAROXETINE, DOCUMENTED)),
                "poor metabolizer",
                ATTESTED);
        assertThat(unknown(adjusted(taking(asking(METOPROLOL, "60 tablet"), DULOXETINE, DOCUMENTED)))
                        .reason())
                .isEqualTo(TermValue.Reason.UNREADABLE);
    }

    /** A word of the vocabulary is found however it is written: it was once compared letter by letter and never met. */
    @Test
    void plain_phenotype_is_met_by_the_word_of_the_vocabulary() {
        ItemDecision item = with("*4/*4").decided();
        assertThat(status(item, "genes")).isEqualTo(Status.MET);
        assertThat(item.outcome().determination()).isInstanceOf(Approved.class);
    }

    @Test
    void record_says_what_acted_only_where_a_policy_asks() {
        ItemDecision asks = taking(with("*1/*1"), PAROXETINE, DOCUMENTED).decided();
        assertThat(asks.evidence().adjusted(new GeneSymbol("CYP2D6")))
                .hasValueSatisfying(one -> assertThat(one.converted()).isNotNull());
        ItemDecision asksNot = asking("99000003", "30 capsule")
                .gene("CYP2D6", "*1/*1")
                .drug(PAROXETINE, TAKEN, DAY.minusDays(10), 30, DOCUMENTED)
                .decided();
        assertThat(asksNot.evidence().adjusted()).isNull();
        JsonCanonical canonical = new JsonCanonical();
        for (ItemDecision item : List.of(asks, asksNot)) {
            String written = canonical.encode(item);
            assertThat(canonical.encode(canonical.decode(written, ItemDecision.class)))
                    .isEqualTo(written);
        }
    }
}
