package org.precisionbenefit.api.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.ItemText;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.benefit.DrugPrice;
import org.precisionbenefit.formulary.benefit.FileRows;
import org.precisionbenefit.formulary.benefit.TherapeuticClass;
import org.precisionbenefit.terminology.AsOf;

/**
 * Everything that a plan says of one drug.
 *
 * @param day the day
 * @param plan the plan
 * @param drug the drug
 * @param rows its rows by their first day, those of other days too
 * @param products its products with the price of the day
 * @param overlay what results open on the day
 * @param supply what a supply costs, or null where the drug has no product
 */
public record FormularyDrugView(
        String day,
        FormularyPlanView.PlanHead plan,
        DrugHead drug,
        List<Row> rows,
        List<ProductLine> products,
        List<OverlayLine> overlay,
        @Nullable SupplyView supply) {
    public FormularyDrugView {
        rows = List.copyOf(rows);
        products = List.copyOf(products);
        overlay = List.copyOf(overlay);
    }

    /**
     * A drug's head.
     *
     * @param name its name
     * @param path its name in the address of its page
     * @param rxcui its RxNorm ingredient
     * @param classes its therapeutic classes on the day
     */
    public record DrugHead(String name, String path, String rxcui, List<ClassLine> classes) {
        public DrugHead {
            classes = List.copyOf(classes);
        }
    }

    /**
     * A therapeutic class.
     *
     * @param name its name
     * @param source where it is written
     */
    public record ClassLine(String name, CitationView source) {
        static ClassLine of(TherapeuticClass one) {
            return new ClassLine(one.name(), CitationView.of(one.source()));
        }
    }

    /**
     * A row of the plan.
     *
     * @param days on which days it holds
     * @param holds whether the day is one of them
     * @param rules coverage, tier, authorization, steps, limit
     * @param edits what else it asks
     * @param only the products it speaks of; empty for all
     * @param preferred the products it prefers, the first first
     * @param source where it is written
     */
    public record Row(
            String days,
            boolean holds,
            FormularyLine.Rules rules,
            List<String> edits,
            List<String> only,
            List<String> preferred,
            CitationView source) {
        public Row {
            edits = List.copyOf(edits);
            only = List.copyOf(only);
            preferred = List.copyOf(preferred);
        }

        static Row of(FormularyItem item, ItemText text, LocalDate day) {
            return new Row(
                    Words.days(item.holds()),
                    item.holds().contains(day),
                    FormularyLine.Rules.of(item, text),
                    text.edits(item),
                    text.products(item.ownTerms().ofProducts().only()),
                    text.products(item.ownTerms().ofProducts().preferred()),
                    CitationView.of(item.source()));
        }
    }

    /**
     * A product.
     *
     * @param name its name
     * @param code its RxNorm code, or its first package where it has none
     * @param packages how many packages are known by an NDC
     * @param price the least price of the day, or that there is none
     * @param source where the price comes from, or null
     */
    public record ProductLine(
            String name,
            String code,
            int packages,
            String price,
            @Nullable CitationView source) {}

    /**
     * A row of the overlay.
     *
     * @param when the result
     * @param opens what it opens
     * @param days on which days
     * @param source where it is written
     */
    public record OverlayLine(String when, String opens, String days, CitationView source) {}

    /** What the plan says of the drug, or empty when there is no such drug, or the plan never speaks of it. */
    static Optional<FormularyDrugView> of(
            FormularyRelease release, Plan plan, String path, SupplyView.Asked asked, LocalDate day) {
        Optional<Drug> drug = release.drugs().stream()
                .filter(one -> LabelListView.path(one.name()).equals(path))
                .findFirst();
        ItemText text = new ItemText(release);
        AsOf asOf = new AsOf(day);
        return drug.map(one -> new FormularyDrugView(
                        day.toString(),
                        FormularyPlanView.PlanHead.of(plan),
                        new DrugHead(
                                one.name(),
                                path,
                                one.ingredient().value(),
                                release.benefits().classesOf(one.ingredient(), asOf).stream()
                                        .map(ClassLine::of)
                                        .toList()),
                        release.items(plan.id()).stream()
                                .filter(item -> item.ingredient().equals(one.ingredient()))
                                .map(item -> Row.of(item, text, day))
                                .toList(),
                        one.products().stream()
                                .map(product -> product(product, plan.id(), release, asOf))
                                .toList(),
                        release.benefits().overlay(plan.id(), one.ingredient(), asOf).stream()
                                .map(row -> new OverlayLine(
                                        ItemText.condition(row.when()),
                                        text.opens(row.change()),
                                        Words.days(row.holds()),
                                        CitationView.of(row.source())))
                                .toList(),
                        SupplyView.of(release, plan, one, asked, asOf)))
                .filter(view -> !view.rows().isEmpty());
    }

    private static ProductLine product(DrugProduct product, PlanId plan, FormularyRelease release, AsOf asOf) {
        Optional<DrugPrice> least =
                new FileRows(release).prices(plan, product, asOf).stream().min(Comparator.comparing(DrugPrice::usd));
        return new ProductLine(
                product.name(),
                SupplyView.code(product),
                product.codes().size(),
                least.map(price -> "$" + price.usd().toPlainString() + " a " + price.unit())
                        .orElse("no dated price"),
                least.map(price -> CitationView.of(price.source())).orElse(null));
    }
}
