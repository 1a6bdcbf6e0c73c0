package org.precisionbenefit.formulary.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugTier;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.SupplyLimits;
import org.precisionbenefit.formulary.benefit.Coverage;
import org.precisionbenefit.formulary.benefit.ItemTerms;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads what the plans say of one drug since when. */
final class ItemRows {
    private static final List<String> ROW = names();

    private final String drug;
    private final RxCui ingredient;
    private final SortedSet<RxCui> products;
    private final RowDrugs drugs;
    private final Problems problems;

    /**
     * Reads rows.
     *
     * @param drug the drug's name
     * @param ingredient the drug
     * @param products the RxNorm codes of its products
     * @param drugs the drugs that steps name
     * @param problems keeps what is faulty
     */
    ItemRows(String drug, RxCui ingredient, SortedSet<RxCui> products, RowDrugs drugs, Problems problems) {
        this.drug = drug;
        this.ingredient = ingredient;
        this.products = products;
        this.drugs = drugs;
        this.problems = problems;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(Sourced.datedNames(
                "plan", "tier", "prior_authorization", "step_therapy", "quantity_limit", "days_supply_limit"));
        names.addAll(RowTerms.NAMES);
        return List.copyOf(names);
    }

    List<FormularyItem> read(List<Authored> written, SortedMap<String, Plan> plans) {
        SortedMap<PlanId, SortedMap<String, DatedRows<FormularyItem>>> byPlan = new TreeMap<>();
        SortedMap<PlanId, Fields> firstOf = new TreeMap<>();
        for (Authored item : written) {
            problems.run(() -> {
                Fields row = row(item);
                Plan plan = row.choice("plan", plans);
                FormularyItem read = item(row, plan.id());
                byPlan.computeIfAbsent(plan.id(), any -> new TreeMap<>())
                        .computeIfAbsent(speaksOf(read), any -> new DatedRows<>())
                        .add(row, read.holds(), read::holding);
                firstOf.putIfAbsent(plan.id(), row);
            });
        }
        List<FormularyItem> items = new ArrayList<>();
        byPlan.forEach((plan, byProducts) -> {
            List<FormularyItem> ofPlan = byProducts.values().stream()
                    .flatMap(rows -> rows.items().stream())
                    .toList();
            Fields first = firstOf.get(plan);
            if (first != null) {
                refuseSharedProducts(ofPlan, first);
            }
            items.addAll(ofPlan);
        });
        return items;
    }

    /** Rows that follow each other speak of the same products. */
    private static String speaksOf(FormularyItem item) {
        return item.ownTerms().ofProducts().only().stream()
                .map(RxCui::value)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** Which of two rows holds for a product must never be a question. */
    private void refuseSharedProducts(List<FormularyItem> rows, Fields first) {
        for (int i = 0; i < rows.size(); i++) {
            for (FormularyItem other : rows.subList(i + 1, rows.size())) {
                List<RxCui> shared =
                        new ArrayList<>(rows.get(i).ownTerms().ofProducts().only());
                shared.retainAll(other.ownTerms().ofProducts().only());
                if (!shared.isEmpty() && Days.share(rows.get(i).holds(), other.holds())) {
                    problems.add(first.place()
                            .problem("The product (" + shared.get(0) + ") of " + first.owner()
                                    + " must stand in one row of a day alone. Name the same products in rows that"
                                    + " follow each other."));
                }
            }
        }
    }

    private Fields row(Authored item) {
        Fields unnamed = Fields.of(item, "a formulary row of drug " + drug, ROW);
        return unnamed.named("drug " + drug + " on plan " + unnamed.text("plan"));
    }

    private FormularyItem item(Fields row, PlanId plan) {
        ItemTerms terms = new RowTerms(row, products).read();
        if (terms.coverage() == Coverage.EXCLUDED) {
            for (String rule : List.of("tier", "prior_authorization", "step_therapy", "quantity_limit")) {
                if (row.has(rule)) {
                    throw row.place(rule)
                            .fault("The row of " + row.owner() + " must not have a " + rule.replace('_', ' ')
                                    + ", because it excludes the drug. Remove it.");
                }
            }
        }
        boolean excluded = terms.coverage() == Coverage.EXCLUDED;
        return new FormularyItem(
                plan,
                ingredient,
                excluded ? null : row.choice("tier", Choices.by(DrugTier.values(), DrugTier::code)),
                !excluded && row.flag("prior_authorization"),
                excluded ? List.of() : drugs.steps(row, ingredient),
                limits(row),
                Sourced.period(row),
                Sourced.citation(row),
                terms);
    }

    /** A limit in so many days says nothing of how many days are covered at a time, so that both have to be written. */
    private SupplyLimits limits(Fields row) {
        @Nullable
        QuantityLimit quantity =
                row.has("quantity_limit") ? RowDrugs.limit(row, "quantity_limit", "drug " + drug) : null;
        return quantity == null && !row.has("days_supply_limit")
                ? SupplyLimits.NONE
                : new SupplyLimits(quantity, row.positiveCount("days_supply_limit", "days supply limit"));
    }
}
