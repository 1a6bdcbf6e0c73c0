package org.precisionbenefit.formulary;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/**
 * One strength and form of a drug.
 *
 * @param rxcui the RxNorm clinical or branded drug, or null for a product that is known by its package codes alone
 * @param name the product's RxNorm name
 * @param strength the strength with its unit, for example "75 mg"
 * @param unit the unit in which it is counted, for example "tablet"
 * @param codes further codes that name exactly this product (NDC in eleven digits)
 * @param source where the row comes from
 * @param detail what else is known of it, or null in a row of version 0.1.0
 */
public record DrugProduct(
        @Nullable RxCui rxcui,
        String name,
        String strength,
        String unit,
        List<Code> codes,
        Citation source,
        @Nullable ProductDetail detail) {
    public DrugProduct {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(strength, "strength is null");
        Objects.requireNonNull(unit, "unit is null");
        codes = List.copyOf(codes);
        if (rxcui == null && codes.isEmpty()) {
            throw new IllegalArgumentException("A product must have a code.");
        }
        Objects.requireNonNull(source, "source is null");
    }

    /** A product of which only this is known. */
    public DrugProduct(RxCui rxcui, String name, String strength, String unit, List<Code> codes, Citation source) {
        this(rxcui, name, strength, unit, codes, source, null);
    }

    /** The code that tells it from every other product. */
    Code key() {
        return rxcui == null ? codes.get(0) : Code.of(CodeSystem.RXNORM, rxcui.value());
    }

    /** Its name without the brand in brackets, which a product and the same product without a brand share. */
    String clinicalName() {
        int bracket = name.lastIndexOf(" [");
        return LetterCase.lower(bracket < 0 ? name : name.substring(0, bracket));
    }
}
