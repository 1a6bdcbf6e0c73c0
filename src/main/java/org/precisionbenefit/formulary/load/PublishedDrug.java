package org.precisionbenefit.formulary.load;

import java.util.Objects;

/**
 * A drug as a published formulary names it.
 *
 * @param code its code
 * @param ndc an NDC of eleven digits that stands for the drug in prices, empty when none was published
 * @param name its name as published, possibly empty; it may list several strengths
 */
public record PublishedDrug(DrugCode code, String ndc, String name) {
    public PublishedDrug {
        Objects.requireNonNull(code, "code is null");
        Objects.requireNonNull(ndc, "ndc is null");
        Objects.requireNonNull(name, "name is null");
        if (code.kind() == DrugCode.Kind.NONE && name.isBlank()) {
            throw new RowFault("The row must name a drug by a code or a name.");
        }
    }
}
