package org.precisionbenefit.formulary;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.RxCui;

/**
 * A drug as policies know it: its ingredient with the products that hold it.
 *
 * @param ingredient the RxNorm ingredient
 * @param name the ingredient's name in lower case, which policy files use
 * @param products its products; in what a release with terms of names identified, none
 */
public record Drug(RxCui ingredient, String name, List<DrugProduct> products) {
    public Drug {
        Objects.requireNonNull(ingredient, "ingredient is null");
        Objects.requireNonNull(name, "name is null");
        products = List.copyOf(products);
    }

    /** The drug without its products, of which an answer names at most one. */
    Drug alone() {
        return new Drug(ingredient, name, List.of());
    }
}
