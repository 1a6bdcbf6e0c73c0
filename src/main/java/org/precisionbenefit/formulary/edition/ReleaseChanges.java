package org.precisionbenefit.formulary.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.ItemText;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.benefit.CostSharing;
import org.precisionbenefit.formulary.edition.EditionDiff.Change;
import org.precisionbenefit.formulary.edition.EditionDiff.Kind;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;

/** Compares what two releases of files say of a day: a list is a plan, a drug is named. */
public final class ReleaseChanges {
    private static final String COSTS = "what members pay";

    private final FormularyRelease release;
    private final ItemText text;
    private final AsOf asOf;

    private ReleaseChanges(FormularyRelease release, AsOf asOf) {
        this.release = release;
        this.text = new ItemText(release);
        this.asOf = asOf;
    }

    /**
     * What of a drug on a plan can change.
     *
     * @param plan the plan
     * @param drug the drug, with the products where the row speaks of some alone
     */
    private record Place(String plan, String drug) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int plans = plan.compareTo(other.plan);
            return plans != 0 ? plans : drug.compareTo(other.drug);
        }
    }

    /**
     * Compares.
     *
     * @param before the earlier release
     * @param after the later one
     * @param asOf the day whose rows are compared
     */
    public static EditionDiff between(FormularyRelease before, FormularyRelease after, AsOf asOf) {
        SortedMap<Place, SortedMap<String, String>> old = new ReleaseChanges(before, asOf).rows();
        SortedMap<Place, SortedMap<String, String>> now = new ReleaseChanges(after, asOf).rows();
        SortedSet<Place> places = new TreeSet<>(old.keySet());
        places.addAll(now.keySet());
        List<Change> changes = new ArrayList<>();
        SortedSet<String> plans = new TreeSet<>();
        for (Place place : places) {
            change(place, old.get(place), now.get(place)).ifPresent(change -> {
                changes.add(change);
                plans.add(place.plan());
            });
        }
        return new EditionDiff(changes, plans);
    }

    private static Optional<Change> change(
            Place place, @Nullable SortedMap<String, String> old, @Nullable SortedMap<String, String> now) {
        if (old == null || now == null) {
            Kind kind = old == null ? Kind.ADDED : Kind.REMOVED;
            return Optional.of(new Change(kind, place.plan(), place.drug(), List.of()));
        }
        SortedSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        List<String> what = names.stream()
                .filter(name -> !Objects.equals(old.get(name), now.get(name)))
                .map(name -> name + " " + said(old.get(name)) + " -> " + said(now.get(name)))
                .toList();
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change(Kind.CHANGED, place.plan(), place.drug(), what));
    }

    private static String said(@Nullable String text) {
        return text == null || text.isEmpty() ? "none" : text;
    }

    private SortedMap<Place, SortedMap<String, String>> rows() {
        SortedMap<Place, SortedMap<String, String>> rows = new TreeMap<>();
        for (Plan plan : release.plans()) {
            for (FormularyItem item : release.items(plan.id())) {
                if (item.holds().contains(asOf.date())) {
                    rows.put(new Place(plan.id().value(), drug(item)), row(item));
                }
            }
            costs(plan.id()).ifPresent(costs -> rows.put(new Place(plan.id().value(), COSTS), costs));
        }
        return rows;
    }

    private String drug(FormularyItem item) {
        List<RxCui> only = item.ownTerms().ofProducts().only();
        return text.name(item.ingredient())
                + (only.isEmpty()
                        ? ""
                        : " (RxNorm " + only.stream().map(RxCui::value).sorted().collect(Collectors.joining(", "))
                                + ")");
    }

    private SortedMap<String, String> row(FormularyItem item) {
        SortedMap<String, String> row = new TreeMap<>();
        row.put("coverage", ItemText.coverage(item));
        row.put("tier", ItemText.tier(item));
        row.put("prior authorization", ItemText.authorization(item));
        row.put("step therapy", text.steps(item.stepTherapy()));
        row.put("limit", ItemText.limit(item.supplyLimits()));
        row.put("conditions", String.join("; ", text.edits(item)));
        row.put(
                "preferred products",
                String.join(", ", text.products(item.ownTerms().ofProducts().preferred())));
        row.put(
                "results that open it",
                release.benefits().overlay(item.plan(), item.ingredient(), asOf).stream()
                        .map(one -> ItemText.condition(one.when()) + ": " + text.opens(one.change()))
                        .collect(Collectors.joining("; ")));
        return row;
    }

    private Optional<SortedMap<String, String>> costs(PlanId plan) {
        return release.benefits().costSharing(plan, asOf).map(ReleaseChanges::row);
    }

    private static SortedMap<String, String> row(CostSharing sharing) {
        SortedMap<String, String> row = new TreeMap<>();
        row.put("deductible", String.valueOf(sharing.deductible()));
        row.put("cap on what a member pays", String.valueOf(sharing.outOfPocketCap()));
        row.put("cap on insulin", String.valueOf(sharing.insulinCap()));
        row.put("after the cap", sharing.afterCap().toPlainString());
        sharing.tiers()
                .forEach(
                        tier -> row.put("tier " + tier.tier().replace('-', ' '), String.join("; ", CostText.of(tier))));
        return row;
    }
}
