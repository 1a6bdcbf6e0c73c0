package org.precisionbenefit.formulary.publish;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.formulary.OtherCode;
import org.precisionbenefit.formulary.load.PublishedDrug;

/**
 * A drug as it is published, whatever lists it is on.
 *
 * @param id its id
 * @param drug its code and name
 * @param form the form in which it is given, empty where it is not known
 * @param groups codes for it and products of other strengths together, with the names that RxNorm gives them
 * @param updated since when it stands so
 */
public record MedicineEntry(String id, PublishedDrug drug, String form, List<OtherCode> groups, Instant updated)
        implements Entry {
    public MedicineEntry {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(form, "form is null");
        groups = List.copyOf(groups);
        Objects.requireNonNull(updated, "updated is null");
    }
}
