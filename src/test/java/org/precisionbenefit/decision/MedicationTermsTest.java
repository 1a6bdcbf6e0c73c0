package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.profile.MedicationFact.Outcome.FAILED;
import static org.precisionbenefit.profile.MedicationFact.Outcome.NOT_TOLERATED;
import static org.precisionbenefit.profile.MedicationFact.Outcome.TAKEN;
import static org.precisionbenefit.profile.Provenance.Source.ATTESTED;
import static org.precisionbenefit.profile.Provenance.Source.DOCUMENTED;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** A record stays a record and somebody's word somebody's word, also where both speak of one drug. */
class MedicationTermsTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private static MedicationFact fact(
            Provenance.Source source, MedicationFact.Outcome outcome, @Nullable LocalDate on, @Nullable Integer days) {
        return new MedicationFact(
                List.of(Code.of(CodeSystem.RXNORM, "309362")),
                "",
                days,
                outcome,
                new Provenance(source + "/" + outcome, source, on));
    }

    private static TermValue value(SourceFiles rules, String term, MedicationFact... facts) {
        DecisionInputs inputs = AskedItems.with(AskedItems.request(AskedItems.item(1, "855812")), List.of(facts));
        Evaluation evaluation = RealReleases.engine(
                        rules, RealReleases.formularyFiles(), RealReleases.noModels(), new ReferenceEvaluator())
                .decide(inputs)
                .items()
                .get(0)
                .evaluation();
        assertThat(evaluation).isNotNull();
        return evaluation.facts().get(new TermKey(term, "clopidogrel"));
    }

    private static TermValue days(MedicationFact... facts) {
        return value(RulesFolder.files(), "days_of", facts);
    }

    private static TermValue outcome(MedicationFact... facts) {
        return value(RulesFolder.files(), "outcome_of", facts);
    }

    private static void assertDays(TermValue value, int days, Provenance.Source standing) {
        assertThat(value).isInstanceOfSatisfying(TermValue.Number.class, number -> {
            assertThat(number.value()).isEqualByComparingTo(String.valueOf(days));
            assertThat(number.standing()).isEqualTo(standing);
        });
    }

    @Test
    void days_that_need_a_statement_are_a_statement() {
        assertDays(
                days(fact(DOCUMENTED, TAKEN, MARCH, 15), fact(ATTESTED, TAKEN, MARCH.plusDays(15), 15)), 30, ATTESTED);
        assertDays(days(fact(DOCUMENTED, TAKEN, MARCH, 29), fact(ATTESTED, TAKEN, null, 90)), 90, ATTESTED);
    }

    @Test
    void days_that_records_show_alone_are_not_weakened_by_a_statement() {
        assertDays(
                days(fact(DOCUMENTED, TAKEN, MARCH, 30), fact(ATTESTED, TAKEN, MARCH.plusDays(60), 10)),
                30,
                DOCUMENTED);
        assertDays(days(fact(DOCUMENTED, TAKEN, MARCH, 30), fact(ATTESTED, TAKEN, null, null)), 30, DOCUMENTED);
        assertDays(days(fact(DOCUMENTED, TAKEN, MARCH, 20)), 20, DOCUMENTED);
    }

    @ParameterizedTest
    @CsvSource({">= 30, false", "> 30, true", "<= 30, true", "< 30, false"})
    void fill_without_days_leaves_a_comparison_open_that_more_days_could_turn(String comparison, boolean open) {
        SourceFiles rules = new SourceFiles(RulesFolder.files().files().stream()
                .map(file -> new SourceFile(
                        file.path(),
                        file.text()
                                .replace(
                                        "days_of(clopidogrel) >= 30 days",
                                        "days_of(clopidogrel) " + comparison + " days")))
                .toList());
        TermValue value =
                value(rules, "days_of", fact(DOCUMENTED, TAKEN, MARCH, 30), fact(DOCUMENTED, TAKEN, MARCH, null));
        assertThat(value instanceof TermValue.Unknown).isEqualTo(open);
    }

    @Test
    void outcome_that_is_only_stated_is_not_documented_by_another_outcome() {
        assertThat(outcome(fact(DOCUMENTED, FAILED, MARCH, 5), fact(ATTESTED, NOT_TOLERATED, MARCH, 5)))
                .isInstanceOfSatisfying(TermValue.Words.class, words -> {
                    assertThat(words.values()).containsExactly("failed", "not tolerated");
                    assertThat(words.standing()).isEqualTo(ATTESTED);
                });
    }

    @Test
    void outcome_that_a_record_and_a_statement_tell_is_documented() {
        assertThat(outcome(fact(DOCUMENTED, FAILED, MARCH, 5), fact(ATTESTED, FAILED, MARCH, 5)))
                .isInstanceOfSatisfying(TermValue.Words.class, words -> assertThat(words.standing())
                        .isEqualTo(DOCUMENTED));
    }
}
