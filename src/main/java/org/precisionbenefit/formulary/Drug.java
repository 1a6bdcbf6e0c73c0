package org.precisionbenefit.formulary;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.RxCui;

/**
 * A drug as policies know it: its ingredient with the products that hold it.
 *
 * @param ingredient the RxNorm ingredient
 * @param name the ingredient's name in lower case, which policy files use
 * @param products its products
 */
public record Drug(RxCui ingredient, String name, List<DrugProduct> products) {
    public Drug {
        Objects.requireNonNull(ingredient, "ingredient is null");
        Objects.requireNonNull(name, "name is null");
        products = List.copyOf(products);
    }
}
