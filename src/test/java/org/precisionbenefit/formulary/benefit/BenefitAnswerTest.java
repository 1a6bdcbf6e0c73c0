package org.precisionbenefit.formulary.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.formulary.benefit.Pharmacy.RETAIL;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;

/** Coverage, rules, amounts, products, alternatives and what results open. */
class BenefitAnswerTest {
    private final InventedBenefits benefits = InventedBenefits.load();

    private static MemberFacts member(Integer age, MemberSex sex, String diagnosis) {
        return new MemberFacts(
                age, sex, diagnosis == null ? null : List.of(Code.of(CodeSystem.ICD10CM, diagnosis)), List.of());
    }

    private CoverageAnswer eightine(MemberFacts member) {
        return benefits.about("eightine", "9100071").of(member).answer().coverage();
    }

    private static MemberFacts knowing(String about, String word) {
        return new MemberFacts(null, null, null, List.of(KnownResult.of(about, word)));
    }

    @Test
    void unknown_age_sex_and_diagnosis_are_asked_for_and_never_not_covered() {
        CoverageAnswer nothing = eightine(MemberFacts.NONE);
        assertThat(nothing.status()).isEqualTo(CoverageAnswer.Status.INDICATION_ONLY);
        assertThat(nothing.forMember()).isEqualTo(Flag.UNKNOWN);
        assertThat(nothing.asks())
                .containsExactly("the diagnosis, as an ICD-10-CM code", "the member's age", "the member's sex");
        assertThat(eightine(member(40, MemberSex.FEMALE, null)).forMember()).isEqualTo(Flag.UNKNOWN);
        assertThat(eightine(member(null, MemberSex.FEMALE, "I21.4")).asks()).containsExactly("the member's age");
        assertThat(eightine(member(40, null, "I21.4")).asks()).containsExactly("the member's sex");
    }

    @Test
    void edits_are_met_or_not_by_what_is_known() {
        assertThat(eightine(member(18, MemberSex.FEMALE, "I21.4")).forMember()).isEqualTo(Flag.YES);
        assertThat(eightine(member(17, MemberSex.FEMALE, "I21.4")).forMember()).isEqualTo(Flag.NO);
        assertThat(eightine(member(65, MemberSex.FEMALE, "I21.4")).forMember()).isEqualTo(Flag.NO);
        assertThat(eightine(member(40, MemberSex.MALE, "I21.4")).forMember()).isEqualTo(Flag.NO);
        assertThat(eightine(member(40, MemberSex.FEMALE, "J45")).forMember()).isEqualTo(Flag.NO);
        // A diagnosis in another system may be the same disease.
        MemberFacts snomed =
                new MemberFacts(40, MemberSex.FEMALE, List.of(Code.of(CodeSystem.SNOMED, "22298006")), List.of());
        assertThat(eightine(snomed).forMember()).isEqualTo(Flag.UNKNOWN);
    }

    @Test
    void excluded_unlisted_and_unknown_have_a_clear_answer_each() {
        CoverageAnswer excluded = benefits.about("ninetine", "9100081").answer().coverage();
        assertThat(excluded.status()).isEqualTo(CoverageAnswer.Status.EXCLUDED);
        assertThat(excluded.words()).isEqualTo("The plan excludes the drug: Used for cosmetic purposes.");
        assertThat(benefits.about("twotine", "9100011")
                        .on(InventedBenefits.OTHER, InventedBenefits.DAY)
                        .answer()
                        .coverage()
                        .status())
                .isEqualTo(CoverageAnswer.Status.NOT_LISTED);
        assertThat(benefits.about("twotine", "9100011")
                        .on(new PlanId("NO-SUCH-PLAN"), InventedBenefits.DAY)
                        .answer()
                        .coverage())
                .satisfies(unknown -> {
                    assertThat(unknown.status()).isEqualTo(CoverageAnswer.Status.NO_PLAN);
                    assertThat(unknown.forMember()).isEqualTo(Flag.UNKNOWN);
                });
        assertThat(benefits.about("twotine", "9100011")
                        .on(InventedBenefits.PLAN, new AsOf(LocalDate.of(2025, 12, 31)))
                        .answer()
                        .coverage()
                        .status())
                .isEqualTo(CoverageAnswer.Status.NO_LIST);
    }

    @Test
    void row_of_a_product_speaks_of_it_alone_and_without_a_product_nothing_is_guessed() {
        assertThat(benefits.about("seventine", "9100061").answer().rules().tier())
                .isEqualTo("generic");
        assertThat(benefits.about("seventine", "9100062").answer().rules().tier())
                .isEqualTo("specialty");
        assertThat(benefits.about("seventine", null).answer().coverage().status())
                .isEqualTo(CoverageAnswer.Status.UNCLEAR);
    }

    @Test
    void limit_is_told_for_the_days_asked() {
        AmountAnswer within = benefits.about("onetine", "9100001")
                .supply("45", "tablets", 45, RETAIL)
                .amount();
        assertThat(within.within()).isEqualTo(Flag.YES);
        assertThat(within.allowed()).isEqualTo(new BigDecimal("45"));
        AmountAnswer over = benefits.about("onetine", "9100001")
                .supply("60", "tablet", 45, RETAIL)
                .amount();
        assertThat(over.within()).isEqualTo(Flag.NO);
        // A figure with a zero at its end stays a plain one.
        assertThat(benefits.about("onetine", "9100001")
                        .supply("60", "tablet", 60, RETAIL)
                        .amount()
                        .allowed())
                .hasToString("60");
        assertThat(over.words())
                .isEqualTo("The plan's limit is 30 tablets in 30 days, for at most 90 days at a time."
                        + " For 45 days that is 45 tablets. 60 tablets are more.");
        assertThat(benefits.about("onetine", "9100001")
                        .supply("91", "tablet", 91, RETAIL)
                        .amount()
                        .within())
                .isEqualTo(Flag.NO);
    }

    @Test
    void millilitres_and_pens_are_converted_by_what_a_pen_holds_and_nothing_else_is() {
        assertThat(benefits.about("threemab", "9100021")
                        .supply("0.8", "mL", 28, RETAIL)
                        .amount()
                        .within())
                .isEqualTo(Flag.YES);
        assertThat(benefits.about("threemab", "9100021")
                        .supply("1.2", "mL", 28, RETAIL)
                        .amount()
                        .within())
                .isEqualTo(Flag.NO);
        AmountAnswer grams = benefits.about("threemab", "9100021")
                .supply("2", "g", 28, RETAIL)
                .amount();
        assertThat(grams.within()).isEqualTo(Flag.UNKNOWN);
        assertThat(grams.words()).endsWith("The quantity must be counted in pen; the unit sent cannot be converted.");
        assertThat(benefits.about("fourtine", "9100031")
                        .supply("120", "mL", 15, RETAIL)
                        .amount()
                        .allowed())
                .isEqualByComparingTo("120");
    }

    @Test
    void whole_packages_are_rounded_up_and_a_pack_to_start_with_exceeds_once() {
        AmountAnswer packs = benefits.about("sixtine", "9100051")
                .supply("56", "tablet", 30, RETAIL)
                .amount();
        assertThat(packs.within()).isEqualTo(Flag.YES);
        assertThat(packs.packages()).isEqualTo(2);
        assertThat(packs.words()).contains("For 30 days that is 56 tablets (2 whole packages of 28).");
        assertThat(benefits.about("sixtine", "9100051")
                        .supply("29", "tablet", 28, RETAIL)
                        .amount()
                        .allowed())
                .isEqualTo(new BigDecimal("28"));
        AmountAnswer start = benefits.about("sixtine", "9100051")
                .supply("74", "tablet", 30, RETAIL)
                .amount();
        assertThat(start.within()).isEqualTo(Flag.YES);
        assertThat(start.words()).contains("As the pack to start with, 74 tablets in 30 days are covered once.");
        assertThat(benefits.about("sixtine", "9100051")
                        .supply("75", "tablet", 30, RETAIL)
                        .amount()
                        .within())
                .isEqualTo(Flag.NO);
    }

    @Test
    void preferred_brand_stands_before_its_generic() {
        ProductAnswer generic = benefits.about("twotine", "9100011").answer().product();
        assertThat(generic.asksForPreferred()).isEqualTo(Flag.NO);
        assertThat(generic.words())
                .isEqualTo("The plan prefers twotine 20 MG Oral Tablet [Zwei], then twotine 20 MG Oral Tablet."
                        + " The one asked for is number 2.");
        assertThat(benefits.about("twotine", "9100012").answer().product().asksForPreferred())
                .isEqualTo(Flag.YES);
        assertThat(benefits.about("twotine", null).answer().product().asksForPreferred())
                .isEqualTo(Flag.UNKNOWN);
    }

    @Test
    void specialty_and_limited_distribution_are_said() {
        assertThat(benefits.about("threemab", "9100021").answer().rules().distribution())
                .isEqualTo(new Distribution(true, true));
    }

    @Test
    void alternatives_are_those_covered_and_the_best_for_the_member_comes_first() {
        List<Alternative> alternatives = benefits.about("ninetine", "9100081")
                .supply("30", "tablet", 30, RETAIL)
                .answer()
                .alternatives();
        assertThat(alternatives).extracting(Alternative::name).containsExactly("onetine", "seventine", "twotine");
        Alternative first = alternatives.get(0);
        assertThat(first.member()).isEqualTo(new BigDecimal("10.00"));
        assertThat(first.plan()).isEqualTo(new BigDecimal("50.00"));
        assertThat(first.free()).isEqualTo(Flag.YES);
        Alternative last = alternatives.get(2);
        // The preferred brand: 30 x 20.00, with the deductible paid.
        assertThat(last.member()).isEqualTo(new BigDecimal("45.00"));
        assertThat(last.plan()).isEqualTo(new BigDecimal("555.00"));
        assertThat(last.free()).isEqualTo(Flag.NO);
    }

    @Test
    void result_opens_tier_step_and_authorization() {
        RulesAnswer base = benefits.about("twotine", "9100011").answer().rules();
        assertThat(base.tier()).isEqualTo("preferred-brand");
        assertThat(base.priorAuthorization()).isEqualTo(Flag.YES);
        assertThat(base.applied()).isEmpty();
        assertThat(base.couldApply())
                .containsExactly("A result of CYP2C19 (Poor Metabolizer or Intermediate Metabolizer) would open more of"
                        + " the plan's row.");
        RulesAnswer opened = benefits.about("twotine", "9100011")
                .of(knowing("CYP2C19", "Poor Metabolizer"))
                .answer()
                .rules();
        assertThat(opened.tier()).isEqualTo("generic");
        assertThat(opened.priorAuthorization()).isEqualTo(Flag.NO);
        assertThat(opened.steps().required()).isEqualTo(Flag.NO);
        assertThat(opened.applied()).hasSize(1);
        assertThat(opened.couldApply()).isEmpty();
    }

    @Test
    void result_opens_quantity_days_and_duration() {
        BenefitAnswer opened = benefits.about("threemab", "9100021")
                .of(knowing("PD-L1", "positive"))
                .supply("8", "pen", 56, RETAIL)
                .answer();
        assertThat(opened.amount().within()).isEqualTo(Flag.YES);
        assertThat(opened.rules().authorizationDays()).isEqualTo(730);
        assertThat(benefits.about("threemab", "9100021")
                        .supply("8", "pen", 56, RETAIL)
                        .amount()
                        .within())
                .isEqualTo(Flag.NO);
    }

    @Test
    void other_unsettled_or_missing_result_leaves_the_base_unchanged() {
        RulesAnswer base = benefits.about("twotine", "9100011").answer().rules();
        KnownResult possible =
                new KnownResult("CYP2C19", List.of(List.of("Poor Metabolizer"), List.of("Normal Metabolizer")));
        for (KnownResult result : List.of(KnownResult.of("CYP2C19", "Normal Metabolizer"), possible)) {
            RulesAnswer with = benefits.about("twotine", "9100011")
                    .of(new MemberFacts(null, null, null, List.of(result)))
                    .answer()
                    .rules();
            assertThat(with.tier()).isEqualTo(base.tier());
            assertThat(with.steps()).isEqualTo(base.steps());
            assertThat(with.applied()).isEmpty();
        }
        // Where every state that is possible is among the row's words, it is certain enough.
        KnownResult either =
                new KnownResult("CYP2C19", List.of(List.of("Poor Metabolizer"), List.of("Intermediate Metabolizer")));
        assertThat(benefits.about("twotine", "9100011")
                        .of(new MemberFacts(null, null, null, List.of(either)))
                        .answer()
                        .rules()
                        .applied())
                .hasSize(1);
    }
}
