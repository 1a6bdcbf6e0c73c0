package org.precisionbenefit.formulary.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.benefit.CostSharing;
import org.precisionbenefit.formulary.benefit.SupplyCost;
import org.precisionbenefit.formulary.benefit.TierCost;
import org.precisionbenefit.formulary.csv.CsvReader;
import org.precisionbenefit.formulary.load.Charge;
import org.precisionbenefit.formulary.load.FileInMemory;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.LoadedRows;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedTier;

class PublishedCostsTest {
    private static final String DRUGS =
            "list,code,tier,prior_authorization,step_therapy,quantity_limit\nGOLD,209459,2,no,no,no\nGOLD,1,10,no,no,no";

    private static CostSharing sharing(PublishedCost... costs) {
        LoadedRows rows = LoadedRows.of(new CsvReader(), FileInMemory.of("list.csv", DRUGS));
        PublishedFormulary found = PublishedSample.of(rows, true).found();
        return Objects.requireNonNull(PublishedCosts.of(
                Objects.requireNonNull(found.plan()),
                List.of(costs),
                found.lists(),
                PublishedSample.FROM,
                PublishedRules.source(new PublishedAs("own", "GOLD-1"), found.edition())));
    }

    private static PublishedCost cost(String tier, String pharmacy, Integer days, int copay) {
        return new PublishedCost(
                "GOLD-1",
                tier.isEmpty() ? null : new PublishedTier(tier, tier),
                PublishedCost.Phase.ANY,
                pharmacy,
                days,
                Charge.copay(BigDecimal.valueOf(copay), Flag.NO));
    }

    private static List<String> words(TierCost tier) {
        return tier.supplies().stream().map(PublishedCostsTest::words).toList();
    }

    private static String words(SupplyCost supply) {
        return supply.pharmacy() + " " + supply.days() + " days "
                + supply.charge().copay();
    }

    @Test
    void tiers_come_in_their_order_whether_they_have_costs_or_drugs() {
        assertThat(sharing(cost("specialty", "in-retail", 30, 1), cost("own-word", "in-retail", 30, 1))
                        .tiers())
                .extracting(TierCost::tier)
                .containsExactly("tier-2", "specialty", "tier-10", "own-word");
    }

    @Test
    void network_pharmacies_count_and_of_preferred_and_standard_ones_the_standard_one() {
        CostSharing sharing = sharing(
                cost("tier-2", "in-retail", 30, 10),
                cost("tier-2", "in-retail", 90, 25),
                cost("tier-2", "out-retail", 30, 90),
                cost("tier-2", "preferred-mail", 90, 5),
                cost("tier-2", "standard-mail", 90, 20),
                cost("tier-10", "preferred-retail", 30, 3));
        assertThat(words(sharing.tier("tier-2").orElseThrow()))
                .containsExactly("RETAIL 30 days 10", "RETAIL 90 days 25", "MAIL 90 days 20");
        assertThat(words(sharing.tier("tier-10").orElseThrow())).containsExactly("RETAIL 30 days 3");
    }

    @Test
    void what_contradicts_itself_has_no_days_or_is_not_offered_is_left_out() {
        CostSharing sharing = sharing(
                cost("tier-2", "in-retail", 30, 10),
                cost("tier-2", "in-retail", 30, 12),
                cost("tier-2", "in-retail", null, 10),
                cost("tier-2", "in-mail", 90, 20),
                cost("tier-2", "in-mail", 90, 20),
                new PublishedCost(
                        "GOLD-1",
                        new PublishedTier("tier-10", "10"),
                        PublishedCost.Phase.ANY,
                        "in-mail",
                        90,
                        Charge.plain(Charge.Kind.NOT_APPLICABLE, Flag.UNKNOWN)));
        assertThat(words(sharing.tier("tier-2").orElseThrow())).containsExactly("MAIL 90 days 20");
        assertThat(sharing.tier("tier-10").orElseThrow().supplies()).isEmpty();
    }

    @Test
    void cost_for_all_tiers_stands_in_each() {
        CostSharing sharing = sharing(cost("", "in-retail", 30, 7));
        assertThat(sharing.tiers()).extracting(PublishedCostsTest::words).containsOnly(List.of("RETAIL 30 days 7"));
        assertThat(sharing.deductible()).isNull();
        assertThat(sharing.source().source()).isEqualTo("Published formulary own, edition 7");
    }
}
