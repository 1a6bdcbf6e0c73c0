package org.precisionbenefit.evidence.label;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Quantity;

/**
 * A question: what does this drug's label say for these genes?
 *
 * @param results what is known of genes
 * @param dailyDose the dose per day that is asked for, or null when not sent
 * @param taken interacting drugs
 * @param birthDate the member's day of birth, or null when not sent
 * @param jurisdiction whose label is asked
 * @param asOf the day; rows that hold on it are used
 */
public record LabelQuestion(
        List<GeneResult> results,
        @Nullable Quantity dailyDose,
        Interacting taken,
        @Nullable LocalDate birthDate,
        Jurisdiction jurisdiction,
        AsOf asOf) {
    public LabelQuestion {
        results = List.copyOf(results);
        Objects.requireNonNull(taken, "taken is null");
        Objects.requireNonNull(jurisdiction, "jurisdiction is null");
        Objects.requireNonNull(asOf, "asOf is null");
    }
}
