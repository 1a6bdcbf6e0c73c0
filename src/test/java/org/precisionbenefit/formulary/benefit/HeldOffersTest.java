package org.precisionbenefit.formulary.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;

/** What is held from question to question changes no answer. */
class HeldOffersTest {
    private static final FormularyRelease RELEASE =
            new FormularyLoader().load(RealReleases.formularyFiles().where(FormularyLoader::reads));
    private static final PlanId PLAN = new PlanId("EXAMPLE-HEALTH");
    private static final List<AsOf> DAYS =
            List.of(day(2025, 12, 31), day(2026, 1, 1), day(2026, 11, 28), day(2027, 3, 1));
    private static final List<MemberFacts> MEMBERS = List.of(
            MemberFacts.NONE,
            member(8, MemberSex.MALE, "M06.9", KnownResult.of("CYP2D6", "poor metabolizer")),
            member(
                    61,
                    MemberSex.FEMALE,
                    "I21.4",
                    KnownResult.of("CYP2C19", "poor metabolizer"),
                    KnownResult.of("SLCO1B1", "decreased function"),
                    KnownResult.of("HLA-B", "*15:02 positive")));

    private static AsOf day(int year, int month, int day) {
        return new AsOf(LocalDate.of(year, month, day));
    }

    private static MemberFacts member(int age, MemberSex sex, String diagnosis, KnownResult... results) {
        return new MemberFacts(age, sex, List.of(Code.of(CodeSystem.ICD10CM, diagnosis)), List.of(results));
    }

    /** Each product of a drug, and the drug without one. */
    private static List<BenefitQuestion> questions(Drug drug, AsOf day, MemberFacts member) {
        List<DrugProduct> products = new ArrayList<>(drug.products());
        products.add(null);
        List<BenefitQuestion> questions = new ArrayList<>();
        for (DrugProduct product : products) {
            int days = questions.size() % 2 == 0 ? 30 : 90;
            Pharmacy pharmacy = days == 30 ? Pharmacy.RETAIL : Pharmacy.MAIL;
            SupplyAsked supply =
                    product == null ? null : new SupplyAsked(BigDecimal.valueOf(days), product.unit(), days, pharmacy);
            Accumulators paid = new Accumulators(BigDecimal.valueOf(100), BigDecimal.valueOf(130));
            questions.add(new BenefitQuestion(
                    PLAN, drug.ingredient(), product, day, member, supply, product == null ? null : paid));
        }
        return questions;
    }

    @Test
    void every_drug_is_answered_alike_for_every_member_on_every_day_in_whatever_order() {
        List<BenefitQuestion> questions = new ArrayList<>();
        for (AsOf day : DAYS) {
            for (MemberFacts member : MEMBERS) {
                RELEASE.drugs().forEach(drug -> questions.addAll(questions(drug, day, member)));
            }
        }
        BenefitCheck check = new BenefitCheck(new FileRows(RELEASE));
        HeldOffers roomy = new HeldOffers(RELEASE, 64);
        HeldOffers narrow = new HeldOffers(RELEASE, 1);
        for (BenefitQuestion question : questions) {
            Offers.For held = Offers.For.of(question);
            BenefitAnswer plain = check.answer(question);
            assertThat(check.answer(question, roomy.offers(held, null))).isEqualTo(plain);
            assertThat(check.answer(question, narrow.offers(held, null))).isEqualTo(plain);
        }
        Collections.reverse(questions);
        for (BenefitQuestion question : questions) {
            assertThat(check.answer(question, roomy.offers(Offers.For.of(question), null)))
                    .isEqualTo(check.answer(question));
        }
        assertThat(questions).hasSizeGreaterThan(10_000);
    }

    @Test
    void no_more_is_held_than_was_allowed_and_only_of_one_release() {
        HeldOffers held = new HeldOffers(RELEASE, 2);
        Offers first = held.offers(of(DAYS.get(0)), null);
        Offers second = held.offers(of(DAYS.get(1)), null);
        assertThat(held.offers(of(DAYS.get(0)), null)).isSameAs(first);
        held.offers(of(DAYS.get(0)), 7L);
        assertThat(held.offers(of(DAYS.get(0)), null)).isSameAs(first);
        assertThat(held.offers(of(DAYS.get(1)), null)).isNotSameAs(second);
        assertThat(held.isOf(RELEASE)).isTrue();
        assertThat(held.isOf(InventedBenefits.load().release())).isFalse();
        assertThatThrownBy(() -> new HeldOffers(RELEASE, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Offers.For of(AsOf day) {
        return new Offers.For(PLAN, day, 30, Pharmacy.RETAIL);
    }
}
