package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyItem;

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
        Optional<FormularyItem> rest = rows.stream()
                .filter(row -> row.ownTerms().ofProducts().only().isEmpty())
                .findFirst();
        if (product == null) {
            // Only one row for all products says the same whatever product is meant.
            boolean same = rest.isPresent() && rows.size() == 1;
            return new ProductRows(same ? rest.get() : null, !same && !rows.isEmpty());
        }
        return new ProductRows(
                rows.stream()
                        .filter(row -> product.rxcui() != null
                                && row.ownTerms().ofProducts().only().contains(product.rxcui()))
                        .findFirst()
                        .or(() -> rest)
                        .orElse(null),
                false);
    }
}
