package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;

/**
 * Drugs of which one may stand for another, as a question and not as an order.
 *
 * @param id its name in hyphenated words
 * @param name its name for people
 * @param drugs the drugs, by ingredient
 * @param insulin whether these are insulins, whose cost can have a cap of its own
 * @param holds the days on which it is so
 * @param source where it is written
 */
public record TherapeuticClass(
        String id, String name, List<RxCui> drugs, boolean insulin, Period holds, Citation source) {
    public TherapeuticClass {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(name, "name is null");
        drugs = List.copyOf(drugs);
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(source, "source is null");
    }
}
