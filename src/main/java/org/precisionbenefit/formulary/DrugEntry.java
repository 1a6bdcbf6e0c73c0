package org.precisionbenefit.formulary;

import java.util.List;
import java.util.Objects;

/**
 * A drug as the catalogue holds it.
 *
 * @param drug the drug
 * @param brands its brand names, by which requests may call it too
 * @param duplicateClasses the classes of which a member takes one drug at a time; empty when it is in none
 * @param items what the plans say of it, each with the days on which it holds
 * @param naming by what else it is called
 */
public record DrugEntry(
        Drug drug,
        List<String> brands,
        List<DuplicateClass> duplicateClasses,
        List<FormularyItem> items,
        DrugNaming naming) {
    public DrugEntry {
        Objects.requireNonNull(drug, "drug is null");
        brands = List.copyOf(brands);
        duplicateClasses = List.copyOf(duplicateClasses);
        items = List.copyOf(items);
        Objects.requireNonNull(naming, "naming is null");
    }

    /** A drug that is called by its name, its brands and its products alone. */
    public DrugEntry(Drug drug, List<String> brands, List<DuplicateClass> duplicateClasses, List<FormularyItem> items) {
        this(drug, brands, duplicateClasses, items, DrugNaming.NONE);
    }
}
