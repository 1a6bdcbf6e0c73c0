package org.precisionbenefit.formulary.benefit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;

/** What a release says of plans and products beside its rows of drugs: costs, prices, classes, the overlay. */
public final class BenefitTables {
    /** Those of a release that says nothing of this. */
    public static final BenefitTables NONE = new BenefitTables(Map.of(), List.of(), List.of(), List.of(), List.of());

    private final SortedMap<PlanId, List<CostSharing>> costs = new TreeMap<>();
    private final List<PublishedList> published;
    /** Looked up for every product of every alternative, and never walked. */
    private final Map<Code, List<DrugPrice>> prices = new HashMap<>();

    private final Map<RxCui, List<DrugPrice>> pricesOf = new HashMap<>();
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
        prices.forEach(this::add);
        this.classes = List.copyOf(classes);
        classes.forEach(one -> one.drugs().forEach(drug -> classesOf
                .computeIfAbsent(drug, any -> new ArrayList<>())
                .add(one)));
        this.overlay = List.copyOf(overlay);
        overlay.forEach(row -> overlayOf
                .computeIfAbsent(row.ingredient(), any -> new ArrayList<>())
                .add(row));
    }

    private void add(DrugPrice price) {
        Code code = price.product();
        prices.computeIfAbsent(code, any -> new ArrayList<>()).add(price);
        if (code.isFrom(CodeSystem.RXNORM)) {
            pricesOf.computeIfAbsent(new RxCui(code.value()), any -> new ArrayList<>())
                    .add(price);
        }
    }

    /** What members of the plan pay on the day, or empty when no file says it. */
    public Optional<CostSharing> costSharing(PlanId plan, AsOf asOf) {
        for (CostSharing row : costs.getOrDefault(plan, List.of())) {
            if (row.holds().contains(asOf.date())) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** The published formulary that says what the plan covers on the day, or empty when the files say it. */
    public Optional<PublishedList> published(PlanId plan, AsOf asOf) {
        for (PublishedList row : published) {
            if (row.plan().equals(plan) && row.holds().contains(asOf.date())) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** The prices of a product and its packages on the day that hold for the plan, those of contracts and those for all. */
    public List<DrugPrice> prices(PlanId plan, DrugProduct product, AsOf asOf) {
        List<DrugPrice> found = new ArrayList<>();
        if (product.rxcui() != null) {
            holding(pricesOf.get(product.rxcui()), plan, asOf, found);
        }
        product.codes().forEach(code -> holding(prices.get(code), plan, asOf, found));
        return found;
    }

    /** The prices of one RxNorm code or package on the day that hold for the plan. */
    public List<DrugPrice> prices(PlanId plan, Code code, AsOf asOf) {
        List<DrugPrice> found = new ArrayList<>();
        holding(prices.get(code), plan, asOf, found);
        return found;
    }

    private static void holding(@Nullable List<DrugPrice> all, PlanId plan, AsOf asOf, List<DrugPrice> found) {
        if (all == null) {
            return;
        }
        for (DrugPrice price : all) {
            if ((price.plan() == null || price.plan().equals(plan))
                    && price.holds().contains(asOf.date())) {
                found.add(price);
            }
        }
    }

    /** The therapeutic classes of the drug on the day. */
    public List<TherapeuticClass> classesOf(RxCui ingredient, AsOf asOf) {
        List<TherapeuticClass> found = new ArrayList<>(1);
        for (TherapeuticClass one : classesOf.getOrDefault(ingredient, List.of())) {
            if (one.holds().contains(asOf.date())) {
                found.add(one);
            }
        }
        return found;
    }

    /** What results can open of the plan's row of the drug on the day. */
    public List<OverlayRow> overlay(PlanId plan, RxCui ingredient, AsOf asOf) {
        List<OverlayRow> found = new ArrayList<>(0);
        for (OverlayRow row : overlayOf.getOrDefault(ingredient, List.of())) {
            if (row.plan().equals(plan) && row.holds().contains(asOf.date())) {
                found.add(row);
            }
        }
        return found;
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
