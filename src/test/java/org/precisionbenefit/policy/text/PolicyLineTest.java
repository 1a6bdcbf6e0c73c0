package org.precisionbenefit.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.DefaultPolicyRelease;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.law.LawTables;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Digest;

/** How a policy reads. */
class PolicyLineTest {
    private static final org.precisionbenefit.policy.Test ADULT = test("age", "", Operator.AT_LEAST, "18");
    private static final PolicyRelease RELEASE = new DefaultPolicyRelease(
            Digest.of(""),
            List.of(),
            List.of(term("state", TermSource.STATE_OF_PLAN), term("phenotype", TermSource.PHENOTYPE)),
            List.of(),
            LawTables.NONE,
            List.of());

    @Test
    void lines_are_numbered_as_they_are_nested() {
        PolicyLine line =
                PolicyLine.of(group("g", leaf("a", null), group("h", leaf("b", null), leaf("c", null))), "3", RELEASE);

        assertThat(line.form()).isEqualTo(PolicyLine.Form.GROUP);
        assertThat(line.children()).extracting(PolicyLine::number).containsExactly("3.1", "3.2");
        assertThat(line.children().get(1).children())
                .extracting(PolicyLine::number)
                .containsExactly("3.2.1", "3.2.2");
    }

    @Test
    void rows_that_apply_to_other_values_of_one_term_are_a_table() {
        Criterion rows = group(
                "dose",
                leaf("poor", words("phenotype", Operator.IN, "Poor Metabolizer")),
                leaf("others", words("phenotype", Operator.NOT_IN, "Poor Metabolizer")));

        assertThat(PolicyLine.of(rows, "1", RELEASE).form()).isEqualTo(PolicyLine.Form.TABLE);
    }

    @Test
    void rows_that_apply_to_other_places_are_told_by_place() {
        org.precisionbenefit.policy.Test here = words("state", Operator.IN, "CT", "KY", "MS");
        org.precisionbenefit.policy.Test elsewhere = words("state", Operator.NOT_IN, "CT", "KY", "MS");
        Criterion rows = group("trial", leaf("trial-1", here), leaf("trial-otherwise", elsewhere));

        assertThat(PolicyLine.of(rows, "1", RELEASE).form()).isEqualTo(PolicyLine.Form.PLACES);
        assertThat(PolicyLine.place(here)).isEqualTo("In CT, KY and MS");
        assertThat(PolicyLine.place(elsewhere)).isEqualTo("Everywhere else");
    }

    @Test
    void lines_of_several_terms_or_of_which_one_is_enough_are_a_list() {
        org.precisionbenefit.policy.Test poor = words("phenotype", Operator.IN, "Poor Metabolizer");
        org.precisionbenefit.policy.Test here = words("state", Operator.IN, "CT");
        Criterion any =
                new Criterion.Group(header("any", null), Combination.ANY, 1, List.of(leaf("a", poor), leaf("b", poor)));

        assertThat(PolicyLine.of(group("g", leaf("a", poor), leaf("b", here)), "1", RELEASE)
                        .form())
                .isEqualTo(PolicyLine.Form.GROUP);
        assertThat(PolicyLine.of(any, "1", RELEASE).form()).isEqualTo(PolicyLine.Form.GROUP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "AT_LEAST; The age must be at least 18 years.; Applies only if the age is at least 18 years.",
                "LESS_THAN; The age must be less than 18 years.; Applies only if the age is less than 18 years.",
                "TRUE; The answer for the age must be yes.; Applies only if the answer for the age is yes.",
                "FALSE; The answer for the age must be no.; Applies only if the answer for the age is no.",
                "IN; The age must be a or b.; Applies only if the age is a or b.",
                "NOT_IN; The age must be none of a and b.; Applies only if the age is none of a and b."
            })
    void tests_are_sentences(Operator operator, String must, String only) {
        org.precisionbenefit.policy.Test test = new org.precisionbenefit.policy.Test(
                new TermKey("age", ""),
                operator,
                new BigDecimal("18"),
                List.of("a", "b"),
                Provenance.Source.ATTESTED,
                new org.precisionbenefit.policy.Test.Wording("the age", "years"));

        assertThat(PolicyWords.mustBe(test)).isEqualTo(must);
        assertThat(PolicyWords.appliesOnlyIf(test)).isEqualTo(only);
    }

    @Test
    void values_say_their_unit_and_what_is_only_stated() {
        assertThat(PolicyWords.value(
                        new TermValue.Number(new BigDecimal("59.9"), Provenance.Source.DOCUMENTED, List.of()), "kg"))
                .isEqualTo("59.9 kg");
        assertThat(PolicyWords.value(new TermValue.Flag(false, Provenance.Source.ATTESTED, List.of()), ""))
                .isEqualTo("no (stated only)");
        assertThat(PolicyWords.value(new TermValue.Unknown(TermValue.Reason.ABSENT, "", List.of()), ""))
                .isEqualTo("unknown");
    }

    private static Term term(String name, TermSource source) {
        return new Term(name, Term.Type.WORDS, "", source, Term.AbsentMeans.UNKNOWN, null, null);
    }

    private static Criterion.Leaf leaf(String id, org.precisionbenefit.policy.Test onlyIf) {
        return new Criterion.Leaf(header(id, onlyIf), ADULT);
    }

    private static Criterion.Group group(String id, Criterion... children) {
        return new Criterion.Group(header(id, null), Combination.ALL, children.length, List.of(children));
    }

    private static Criterion.Header header(String id, org.precisionbenefit.policy.Test onlyIf) {
        return new Criterion.Header(new CriterionId(id), Kind.REQUIREMENT, id, null, onlyIf);
    }

    private static org.precisionbenefit.policy.Test test(
            String term, String argument, Operator operator, String number) {
        return new org.precisionbenefit.policy.Test(
                new TermKey(term, argument), operator, new BigDecimal(number), List.of(), Provenance.Source.ATTESTED);
    }

    private static org.precisionbenefit.policy.Test words(String term, Operator operator, String... words) {
        return new org.precisionbenefit.policy.Test(
                new TermKey(term, ""), operator, null, List.of(words), Provenance.Source.ATTESTED);
    }
}
