package org.precisionbenefit.formulary.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugTier;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.benefit.CostSharing;
import org.precisionbenefit.formulary.benefit.Pharmacy;
import org.precisionbenefit.formulary.benefit.PublishedList;
import org.precisionbenefit.formulary.benefit.SupplyCost;
import org.precisionbenefit.formulary.benefit.TierCost;
import org.precisionbenefit.formulary.load.Charge;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads what the members of a plan pay, and whether a published formulary speaks for the plan. */
final class PlanCosts {
    private static final List<String> SHARING =
            Sourced.datedNames("deductible", "out_of_pocket_cap", "insulin_cap", "after_cap", "tiers");
    private static final List<String> TIER = List.of("tier", "deductible_applies", "retail", "mail");
    private static final List<String> SUPPLY = List.of("days", "copay", "coinsurance", "at_least", "at_most");
    private static final List<String> PUBLISHED = Sourced.datedNames("family", "plan");

    private final Fields file;
    private final PlanId plan;
    private final Head head;

    PlanCosts(Fields file, PlanId plan) {
        this.file = file;
        this.plan = plan;
        this.head = new Head(null, Sourced.citation(file));
    }

    List<CostSharing> sharing(Problems problems) {
        DatedRows<CostSharing> rows = new DatedRows<>();
        for (Authored item : file.items("cost_sharing")) {
            problems.run(() -> {
                Fields row = Fields.of(item, "a cost sharing row of plan " + plan, SHARING);
                CostSharing read = sharing(row);
                rows.add(row, read.holds(), read::holding);
            });
        }
        return rows.items();
    }

    private CostSharing sharing(Fields row) {
        List<TierCost> tiers = new ArrayList<>();
        SortedSet<String> taken = new TreeSet<>();
        row.value("tiers");
        for (Authored item : row.items("tiers")) {
            Fields tier = Fields.of(item, "a tier of plan " + plan, TIER);
            TierCost read = tier(tier);
            if (!taken.add(read.tier())) {
                throw tier.flaw("tier", read.tier(), "must not stand twice. Remove one.");
            }
            tiers.add(read);
        }
        return new CostSharing(
                Money.dollars(row, "deductible"),
                Money.orNone(row, "out_of_pocket_cap"),
                Money.optional(row, "insulin_cap"),
                Money.dollars(row, "after_cap"),
                tiers,
                head.period(row),
                head.citation(row));
    }

    private TierCost tier(Fields written) {
        String word = written.choice("tier", Choices.by(DrugTier.values(), DrugTier::code))
                .code();
        Fields tier = written.named("tier " + word + " of plan " + plan);
        Flag deductible = Flag.of(tier.flag("deductible_applies"));
        List<SupplyCost> supplies = new ArrayList<>();
        for (Pharmacy pharmacy : Pharmacy.values()) {
            String name = Choices.hyphenated(pharmacy);
            if (tier.has(name)) {
                supplies.addAll(supplies(tier, pharmacy, deductible));
            }
        }
        if (supplies.isEmpty()) {
            throw tier.place().fault("The " + tier.owner() + " must have a retail or a mail. Add what is paid there.");
        }
        return new TierCost(word, supplies);
    }

    private List<SupplyCost> supplies(Fields tier, Pharmacy pharmacy, Flag deductible) {
        String name = Choices.hyphenated(pharmacy);
        List<Authored> written =
                tier.value(name) instanceof Authored.Items ? tier.items(name) : List.of(tier.value(name));
        SortedMap<Integer, SupplyCost> byDays = new TreeMap<>();
        for (Authored one : written) {
            Fields supply = Fields.of(one, name + " of " + tier.owner(), SUPPLY);
            int days = supply.positiveCount("days", "days");
            if (byDays.put(days, new SupplyCost(PublishedCost.Phase.ANY, pharmacy, days, charge(supply, deductible)))
                    != null) {
                throw supply.flaw("days", String.valueOf(days), "must not stand twice. Remove one.");
            }
        }
        return List.copyOf(byDays.values());
    }

    private static Charge charge(Fields supply, Flag deductible) {
        if (supply.has("copay") == supply.has("coinsurance")) {
            throw supply.place().fault("The " + supply.owner() + " must have a copay or a coinsurance, and not both.");
        }
        if (supply.has("copay")) {
            if (supply.has("at_least") || supply.has("at_most")) {
                throw supply.place()
                        .fault("The " + supply.owner() + " must have at_least and at_most beside a coinsurance alone.");
            }
            return Charge.copay(Money.dollars(supply, "copay"), deductible);
        }
        BigDecimal rate = Money.share(supply, "coinsurance");
        @Nullable BigDecimal least = Money.optional(supply, "at_least");
        @Nullable BigDecimal most = Money.optional(supply, "at_most");
        if (least != null && most != null && least.compareTo(most) > 0) {
            throw supply.flaw("at_least", least.toPlainString(), "must not be above at_most.");
        }
        return rate.signum() == 0
                ? Charge.coinsurance(rate, deductible)
                : new Charge(Charge.Kind.COINSURANCE, null, rate, least, most, deductible);
    }

    List<PublishedList> published(Problems problems) {
        DatedRows<PublishedList> rows = new DatedRows<>();
        for (Authored item : file.items("published")) {
            problems.run(() -> {
                Fields row = Fields.of(item, "a published row of plan " + plan, PUBLISHED);
                String family = row.text("family");
                String name = row.text("plan");
                Period holds = head.period(row);
                Citation source = head.citation(row);
                rows.add(row, holds, days -> new PublishedList(plan, family, name, days, source));
            });
        }
        return rows.items();
    }
}
