package org.precisionbenefit.formulary;

import java.util.List;
import java.util.Objects;

/**
 * A drug as the catalogue holds it.
 *
 * @param drug the drug
 * @param brands its brand names, by which requests may call it too
 * @param items what the plans say of it, each with the days on which it holds
 */
public record DrugEntry(Drug drug, List<String> brands, List<FormularyItem> items) {
    public DrugEntry {
        Objects.requireNonNull(drug, "drug is null");
        brands = List.copyOf(brands);
        items = List.copyOf(items);
    }
}
