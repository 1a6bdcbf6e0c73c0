package org.precisionbenefit.formulary;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.RxCui;

/**
 * One strength and form of a drug.
 *
 * @param rxcui the RxNorm clinical or branded drug
 * @param name the product's RxNorm name
 * @param strength the strength with its unit, for example "75 mg"
 * @param unit the unit in which it is counted, for example "tablet"
 * @param codes further codes that name exactly this product (NDC in eleven digits)
 * @param source where the row comes from
 */
public record DrugProduct(RxCui rxcui, String name, String strength, String unit, List<Code> codes, Citation source) {
    public DrugProduct {
        Objects.requireNonNull(rxcui, "rxcui is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(strength, "strength is null");
        Objects.requireNonNull(unit, "unit is null");
        codes = List.copyOf(codes);
        Objects.requireNonNull(source, "source is null");
    }
}
