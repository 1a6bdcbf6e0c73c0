package org.precisionbenefit.prediction.serving;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.prediction.feature.CodeList;
import org.precisionbenefit.prediction.feature.FactView;
import org.precisionbenefit.terminology.RxCui;

/**
 * What a model may speak about.
 *
 * @param requested the requested drugs, by ingredient, at least one
 * @param population the diagnoses and conditions of which the member must have one
 */
public record Applicability(List<RxCui> requested, CodeList population) {
    public Applicability {
        requested = List.copyOf(requested);
        Objects.requireNonNull(population, "population is null");
        if (requested.isEmpty()) {
            throw new IllegalArgumentException("A model must name at least one drug that it may speak about.");
        }
    }

    boolean covers(FactView facts) {
        return facts.isRequested(requested) && facts.hasAny(population);
    }
}
