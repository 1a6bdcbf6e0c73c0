package org.precisionbenefit.formulary.benefit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.RxCui;

/** What a release says of plans and products beside its rows of drugs: costs, prices, classes, the overlay. */
public final class BenefitTables {
    /** Those of a release that says nothing of this. */
    public static final BenefitTables NONE = new BenefitTables(Map.of(), List.of(), List.of(), List.of(), List.of());

    private final SortedMap<PlanId, List<CostSharing>> costs = new TreeMap<>();
    private final List<PublishedList> published;
    private final SortedMap<Code, List<DrugPrice>> prices = new TreeMap<>();
    private final List<TherapeuticClass> classes;
    private final SortedMap<RxCui, List<TherapeuticClass>> classesOf = new TreeMap<>();
    private final List<OverlayRow> overlay;
    private final SortedMap<RxCui, List<OverlayRow>> overlayOf = new TreeMap<>();

    /** Tables with their rows, in the order in which they are to be read. */
    public BenefitTables(
            Map<PlanId, List<CostSharing>> costs,
            List<PublishedList> published,
            List<DrugPrice> prices,
            List<TherapeuticClass> classes,
            List<OverlayRow> overlay) {
        costs.forEach((plan, rows) -> this.costs.put(plan, List.copyOf(rows)));
        this.published = List.copyOf(published);
        prices.forEach(price -> this.prices
                .computeIfAbsent(price.product(), any -> new ArrayList<>())
                .add(price));
        this.classes = List.copyOf(classes);
        classes.forEach(one -> one.drugs().forEach(drug -> classesOf
                .computeIfAbsent(drug, any -> new ArrayList<>())
                .add(one)));
        this.overlay = List.copyOf(overlay);
        overlay.forEach(row -> overlayOf
                .computeIfAbsent(row.ingredient(), any -> new ArrayList<>())
                .add(row));
    }

    /** What members of the plan pay on the day, or empty when no file says it. */
    public Optional<CostSharing> costSharing(PlanId plan, AsOf asOf) {
        return costs.getOrDefault(plan, List.of()).stream()
                .filter(row -> row.holds().contains(asOf.date()))
                .findFirst();
    }

    /** The published formulary that says what the plan covers on the day, or empty when the files say it. */
    public Optional<PublishedList> published(PlanId plan, AsOf asOf) {
        return published.stream()
                .filter(row -> row.plan().equals(plan) && row.holds().contains(asOf.date()))
                .findFirst();
    }

    /** The prices of a product or package on the day that hold for the plan, those of contracts and those for all. */
    public List<DrugPrice> prices(PlanId plan, Code product, AsOf asOf) {
        return prices.getOrDefault(product, List.of()).stream()
                .filter(price -> price.plan() == null || price.plan().equals(plan))
                .filter(price -> price.holds().contains(asOf.date()))
                .toList();
    }

    /** The therapeutic classes of the drug on the day. */
    public List<TherapeuticClass> classesOf(RxCui ingredient, AsOf asOf) {
        return classesOf.getOrDefault(ingredient, List.of()).stream()
                .filter(one -> one.holds().contains(asOf.date()))
                .toList();
    }

    /** What results can open of the plan's row of the drug on the day. */
    public List<OverlayRow> overlay(PlanId plan, RxCui ingredient, AsOf asOf) {
        return overlayOf.getOrDefault(ingredient, List.of()).stream()
                .filter(row -> row.plan().equals(plan) && row.holds().contains(asOf.date()))
                .toList();
    }

    /** Every class, by name and first day. */
    public List<TherapeuticClass> classes() {
        return classes;
    }

    /** Every row of the overlay, in the order of files and lines. */
    public List<OverlayRow> overlay() {
        return overlay;
    }

    /** Every row that gives a plan a published formulary. */
    public List<PublishedList> published() {
        return published;
    }
}
