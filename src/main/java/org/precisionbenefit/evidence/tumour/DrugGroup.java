package org.precisionbenefit.evidence.tumour;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.precisionbenefit.terminology.RxCui;

/**
 * Drugs of which one is asked for.
 *
 * @param name the drug's or the class's name
 * @param drugs the drugs by ingredient
 */
public record DrugGroup(String name, List<RxCui> drugs) {
    public DrugGroup {
        Objects.requireNonNull(name, "name is null");
        drugs = List.copyOf(drugs);
        if (drugs.isEmpty()) {
            throw new IllegalArgumentException("A group of drugs must hold at least one.");
        }
    }

    boolean isIn(SortedSet<RxCui> taken) {
        return drugs.stream().anyMatch(taken::contains);
    }
}
