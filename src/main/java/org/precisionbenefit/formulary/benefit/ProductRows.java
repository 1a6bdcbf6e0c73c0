package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.terminology.RxCui;

/**
 * Which of a plan's rows on one drug speaks of a product?
 *
 * @param item the row, or null where none speaks of it
 * @param unclear whether that is because it cannot be told which product is meant
 */
public record ProductRows(@Nullable FormularyItem item, boolean unclear) {
    /**
     * Chooses among the rows of one day.
     *
     * @param rows the rows of one plan and drug that hold on the day
     * @param product the product, or null when only the ingredient is known
     */
    public static ProductRows choose(List<FormularyItem> rows, @Nullable DrugProduct product) {
        Objects.requireNonNull(rows, "rows is null");
        FormularyItem rest = null;
        FormularyItem own = null;
        for (FormularyItem row : rows) {
            List<RxCui> only = row.ownTerms().ofProducts().only();
            if (only.isEmpty()) {
                rest = rest == null ? row : rest;
            } else if (own == null && product != null && product.rxcui() != null && only.contains(product.rxcui())) {
                own = row;
            }
        }
        if (product == null) {
            // Only one row for all products says the same whatever product is meant.
            boolean same = rest != null && rows.size() == 1;
            return new ProductRows(same ? rest : null, !same && !rows.isEmpty());
        }
        return new ProductRows(own == null ? rest : own, false);
    }
}
