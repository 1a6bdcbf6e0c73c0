package org.precisionbenefit.formulary.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.formulary.benefit.Pharmacy.MAIL;
import static org.precisionbenefit.formulary.benefit.Pharmacy.RETAIL;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.terminology.AsOf;

/** What a supply costs whom, each case computed by hand. */
class BenefitCostTest {
    private final InventedBenefits benefits = InventedBenefits.load();

    private InventedBenefits.Asking twotine() {
        return benefits.about("twotine", "9100011").supply("30", "tablet", 30, RETAIL);
    }

    private static PhaseCost phase(CostAnswer cost, PhaseCost.Phase phase) {
        return cost.phases().stream()
                .filter(one -> one.phase() == phase)
                .findFirst()
                .orElseThrow();
    }

    private static void costs(PhaseCost cost, String member, String plan) {
        assertThat(cost.member()).as(cost.working()).isEqualTo(new BigDecimal(member));
        assertThat(cost.plan()).as(cost.working()).isEqualTo(new BigDecimal(plan));
    }

    @Test
    void deductible_not_yet_met_is_paid_first_and_the_copay_on_the_rest() {
        // 30 x 10.00 = 300.00: 250.00 deductible, then the copay of 45.00 on the 50.00 that are left.
        costs(twotine().paid("0", "0").cost().now(), "295.00", "5.00");
        costs(phase(twotine().cost(), PhaseCost.Phase.DEDUCTIBLE), "295.00", "5.00");
    }

    @Test
    void deductible_partly_met_leaves_its_rest_to_be_paid() {
        // 150.00 of the deductible are left, then the copay of 45.00.
        costs(twotine().paid("100", "100").cost().now(), "195.00", "105.00");
    }

    @Test
    void deductible_met_leaves_the_copay_alone() {
        costs(twotine().paid("250", "250").cost().now(), "45.00", "255.00");
        costs(phase(twotine().cost(), PhaseCost.Phase.INITIAL), "45.00", "255.00");
    }

    @Test
    void tier_without_deductible_pays_its_copay_from_the_first_day() {
        costs(
                benefits.about("onetine", "9100001")
                        .supply("30", "tablet", 30, RETAIL)
                        .paid("0", "0")
                        .cost()
                        .now(),
                "10.00",
                "50.00");
    }

    @Test
    void coinsurance_stops_at_its_most_and_its_least() {
        // 2 x 1000.00: 25 percent are 500.00, at most 150.00.
        costs(
                phase(
                        benefits.about("threemab", "9100021")
                                .supply("2", "pen", 28, RETAIL)
                                .cost(),
                        PhaseCost.Phase.INITIAL),
                "150.00",
                "1850.00");
        // 100 x 1.00: 25 percent are 25.00, at least 50.00.
        InventedBenefits.Asking fourtine = benefits.about("fourtine", "9100031").supply("100", "mL", 30, RETAIL);
        costs(phase(fourtine.cost(), PhaseCost.Phase.INITIAL), "50.00", "50.00");
        // 240 x 1.00: 25 percent are 60.00, between the two.
        costs(
                phase(
                        benefits.about("fourtine", "9100031")
                                .supply("240", "mL", 30, RETAIL)
                                .cost(),
                        PhaseCost.Phase.INITIAL),
                "60.00",
                "180.00");
        // 40 x 1.00: at least 50.00 would be more than the supply costs.
        costs(
                phase(
                        benefits.about("fourtine", "9100031")
                                .supply("40", "mL", 30, RETAIL)
                                .cost(),
                        PhaseCost.Phase.INITIAL),
                "40.00",
                "0.00");
    }

    @Test
    void pharmacy_that_is_not_offered_is_not_free() {
        PhaseCost mail = phase(
                benefits.about("threemab", "9100021")
                        .supply("2", "pen", 28, MAIL)
                        .cost(),
                PhaseCost.Phase.INITIAL);
        assertThat(mail.member()).isNull();
        assertThat(mail.plan()).isNull();
        assertThat(mail.working()).isEqualTo("The plan does not offer this tier by mail.");
    }

    @Test
    void cap_of_the_year_ends_what_a_member_pays() {
        // 20.00 of the cap are left of a copay of 45.00.
        costs(twotine().paid("250", "1980").cost().now(), "20.00", "280.00");
        costs(twotine().paid("250", "2000").cost().now(), "0.00", "300.00");
        costs(phase(twotine().cost(), PhaseCost.Phase.AFTER_CAP), "0.00", "300.00");
        // Whoever reached the cap without a word on the deductible pays nothing either.
        costs(twotine().paid("0", "2000").cost().now(), "0.00", "300.00");
    }

    @Test
    void insulin_has_a_cap_of_its_own_also_before_the_deductible() {
        InventedBenefits.Asking fivelin = benefits.about("fivelin", "9100041").supply("10", "ml", 30, RETAIL);
        costs(fivelin.paid("0", "0").cost().now(), "35.00", "265.00");
        costs(phase(fivelin.cost(), PhaseCost.Phase.DEDUCTIBLE), "35.00", "265.00");
        // 90 days: 3 copays of 45.00 are 135.00, the cap is 3 times 35.00.
        costs(
                phase(
                        benefits.about("fivelin", "9100041")
                                .supply("30", "ml", 90, RETAIL)
                                .cost(),
                        PhaseCost.Phase.INITIAL),
                "105.00",
                "795.00");
    }

    @Test
    void ninety_days_cost_one_charge_by_mail_and_three_at_retail() {
        InventedBenefits.Asking mail = benefits.about("onetine", "9100001").supply("90", "tablet", 90, MAIL);
        costs(phase(mail.cost(), PhaseCost.Phase.INITIAL), "25.00", "155.00");
        InventedBenefits.Asking retail = benefits.about("onetine", "9100001").supply("90", "tablet", 90, RETAIL);
        costs(phase(retail.cost(), PhaseCost.Phase.INITIAL), "30.00", "150.00");
    }

    @Test
    void lowest_dated_price_counts_with_its_fee() {
        InventedBenefits.Asking onetine = benefits.about("onetine", "9100001").supply("30", "tablet", 30, RETAIL);
        // The contract's 1.00 and a fee of 1.50 until September, NADAC's 2.00 from October on.
        CostAnswer september = onetine.on(InventedBenefits.OTHER, new AsOf(LocalDate.of(2026, 9, 30)))
                .cost();
        assertThat(september.allowed()).isEqualTo(new BigDecimal("31.50"));
        costs(phase(september, PhaseCost.Phase.INITIAL), "15.75", "15.75");
        assertThat(september.priceWords())
                .isEqualTo("30 tablets at $1.00 and a fee of $1.50 (contract-other, since 2026-01-01) are $31.50.");
        CostAnswer october = onetine.on(InventedBenefits.OTHER, new AsOf(LocalDate.of(2026, 10, 1)))
                .cost();
        assertThat(october.allowed()).isEqualTo(new BigDecimal("60.00"));
    }

    @Test
    void cents_are_rounded_half_up_at_the_end_only() {
        // 56 tablets in two packages at 0.12345 are 6.9132; the copay of 10.00 is more than that.
        CostAnswer cost = benefits.about("sixtine", "9100051")
                .supply("30", "tablet", 30, RETAIL)
                .cost();
        assertThat(cost.allowed()).isEqualTo(new BigDecimal("6.91"));
        costs(phase(cost, PhaseCost.Phase.INITIAL), "6.91", "0.00");
    }

    @Test
    void missing_price_is_said_and_a_copay_is_known_without_it() {
        CostAnswer cost = benefits.about("seventine", "9100061")
                .supply("30", "tablet", 30, RETAIL)
                .cost();
        assertThat(cost.price()).isNull();
        assertThat(cost.allowed()).isNull();
        assertThat(cost.priceWords()).isEqualTo("There is no dated price for this product on this day.");
        PhaseCost initial = phase(cost, PhaseCost.Phase.INITIAL);
        assertThat(initial.member()).isEqualTo(new BigDecimal("10.00"));
        assertThat(initial.plan()).isNull();
        PhaseCost share = phase(
                benefits.about("seventine", "9100062")
                        .supply("30", "tablet", 30, RETAIL)
                        .cost(),
                PhaseCost.Phase.INITIAL);
        assertThat(share.member()).isNull();
        assertThat(share.working()).isEqualTo("A coinsurance is a share of the price, and no price is known.");
    }

    @Test
    void unit_that_cannot_be_converted_has_no_cost() {
        CostAnswer cost = benefits.about("onetine", "9100001")
                .supply("30", "g", 30, RETAIL)
                .cost();
        assertThat(cost.allowed()).isNull();
        assertThat(cost.priceWords())
                .isEqualTo("The price is for one tablet; the unit of the quantity cannot be converted.");
    }

    @Test
    void cost_sharing_that_is_not_known_on_the_day_is_no_zero() {
        CostAnswer cost = benefits.about("onetine", "9100001")
                .supply("30", "tablet", 30, RETAIL)
                .on(InventedBenefits.OTHER, new AsOf(LocalDate.of(2026, 6, 30)))
                .paid("0", "0")
                .cost();
        assertThat(cost.now()).isNull();
        assertThat(cost.phases()).singleElement().satisfies(phase -> {
            assertThat(phase.member()).isNull();
            assertThat(phase.working()).isEqualTo("It is not known what members of the plan pay on this day.");
        });
    }

    @Test
    void figure_that_was_not_sent_leaves_the_present_cost_open() {
        InventedBenefits.Asking asked = twotine();
        BenefitQuestion question = asked.answer().question();
        BenefitAnswer answer = new BenefitCheck(new FileRows(benefits.release()))
                .answer(new BenefitQuestion(
                        question.plan(),
                        question.ingredient(),
                        question.product(),
                        question.asOf(),
                        question.member(),
                        question.supply(),
                        new Accumulators(null, BigDecimal.ZERO)));
        assertThat(answer.cost().now().member()).isNull();
        assertThat(answer.cost().now().working()).isEqualTo("It is not known what counts towards the deductible.");
    }
}
