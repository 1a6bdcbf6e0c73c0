package org.precisionbenefit.formulary.benefit;

import java.util.List;
import org.precisionbenefit.terminology.RxCui;

/**
 * Which products a row speaks of, and which it prefers.
 *
 * @param only the products that the row speaks of; empty for all of which no other row speaks
 * @param preferred the products that the plan prefers, the first first: a brand before its generic, biosimilars in order;
 *     empty when it prefers none
 */
public record ProductTerms(List<RxCui> only, List<RxCui> preferred) {
    /** A row that speaks of all products alike. */
    public static final ProductTerms ALL = new ProductTerms(List.of(), List.of());

    public ProductTerms {
        only = List.copyOf(only);
        preferred = List.copyOf(preferred);
    }
}
