package org.precisionbenefit.formulary.published;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.benefit.CostSharing;
import org.precisionbenefit.formulary.benefit.Pharmacy;
import org.precisionbenefit.formulary.benefit.SupplyCost;
import org.precisionbenefit.formulary.benefit.TierCost;
import org.precisionbenefit.formulary.edition.DrugList;
import org.precisionbenefit.formulary.load.Charge;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;

/**
 * Brings what a plan publishes of its members' costs into one form. A charge for no stated number of days, one of a
 * pharmacy outside of the network, and charges of one place that contradict each other are left out: what a member pays
 * there is not known. Of preferred and standard pharmacies the standard one counts, because whoever asks does not say
 * which it is.
 */
final class PublishedCosts {
    /** The usual order of the guide's tiers, the cheapest for a member first. */
    private static final List<String> USUAL = List.of(
            "zero-cost-share-preventative",
            "preferred-generic",
            "generic",
            "non-preferred-generic",
            "preferred",
            "preferred-brand",
            "brand",
            "non-preferred",
            "non-preferred-brand",
            "specialty",
            "medical-service");

    private static final Pattern NUMBERED = Pattern.compile("tier-([0-9]{1,2})");
    private static final int OWN_WORD = 100;

    private final List<PublishedCost> costs;

    private PublishedCosts(List<PublishedCost> costs) {
        this.costs = costs;
    }

    /** What members of a plan pay, or null where the plan publishes nothing of it. */
    static @Nullable CostSharing of(
            PublishedPlan plan, List<PublishedCost> costs, List<DrugList> lists, LocalDate from, Citation source) {
        if (costs.isEmpty()) {
            return null;
        }
        PublishedCosts all = new PublishedCosts(costs);
        return new CostSharing(
                plan.deductible(),
                null,
                null,
                BigDecimal.ZERO,
                all.tiers(lists).stream().map(all::tier).toList(),
                new Period(from, null),
                source);
    }

    /** Every tier that has costs or drugs. */
    private SortedSet<String> tiers(List<DrugList> lists) {
        SortedSet<String> tiers =
                new TreeSet<>(Comparator.comparingInt(PublishedCosts::rank).thenComparing(Comparator.naturalOrder()));
        costs.forEach(cost -> {
            if (cost.tier() != null) {
                tiers.add(cost.tier().word());
            }
        });
        for (DrugList list : lists) {
            for (PublishedItem item : list.items()) {
                if (item.tier() != null) {
                    tiers.add(item.tier().word());
                }
            }
        }
        return tiers;
    }

    private static int rank(String word) {
        Matcher number = NUMBERED.matcher(word);
        if (number.matches()) {
            return Integer.parseInt(number.group(1));
        }
        int usual = USUAL.indexOf(word);
        return usual < 0 ? OWN_WORD : usual;
    }

    /** The costs of a tier, and those that hold for all. */
    private TierCost tier(String word) {
        List<SupplyCost> supplies = new ArrayList<>();
        for (Pharmacy pharmacy : Pharmacy.values()) {
            supplies.addAll(supplies(word, pharmacy));
        }
        return new TierCost(word, supplies);
    }

    private List<SupplyCost> supplies(String tier, Pharmacy pharmacy) {
        List<SupplyCost> supplies = new ArrayList<>();
        for (PublishedCost.Phase phase : PublishedCost.Phase.values()) {
            for (String place : places(pharmacy)) {
                List<SupplyCost> there = at(tier, phase, place, pharmacy);
                if (!there.isEmpty()) {
                    supplies.addAll(there);
                    break;
                }
            }
        }
        return supplies;
    }

    /** The words that publishers use, the one that counts first. */
    private static List<String> places(Pharmacy pharmacy) {
        return switch (pharmacy) {
            case RETAIL -> List.of("in-retail", "standard-retail", "preferred-retail");
            case MAIL -> List.of("in-mail", "standard-mail", "preferred-mail");
        };
    }

    private List<SupplyCost> at(String tier, PublishedCost.Phase phase, String place, Pharmacy pharmacy) {
        TreeMap<Integer, List<Charge>> byDays = new TreeMap<>();
        for (PublishedCost cost : costs) {
            Integer days = cost.days();
            if (days != null
                    && days > 0
                    && cost.phase() == phase
                    && cost.pharmacy().equals(place)
                    && (cost.tier() == null || cost.tier().word().equals(tier))
                    && cost.charge().kind() != Charge.Kind.NOT_APPLICABLE) {
                byDays.computeIfAbsent(days, any -> new ArrayList<>()).add(cost.charge());
            }
        }
        List<SupplyCost> supplies = new ArrayList<>();
        byDays.forEach((days, charges) -> {
            if (charges.stream().distinct().count() == 1) {
                supplies.add(new SupplyCost(phase, pharmacy, days, charges.get(0)));
            }
        });
        return supplies;
    }
}
