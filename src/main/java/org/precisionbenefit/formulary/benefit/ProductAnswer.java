package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.formulary.load.Flag;

/**
 * Which product the plan prefers.
 *
 * @param asksForPreferred whether the product that was asked for is the first one, or none is preferred; unknown where no
 *     product was named
 * @param preferred the names of the products that the plan prefers, the first first; empty when it prefers none
 * @param words one sentence for a person
 */
public record ProductAnswer(Flag asksForPreferred, List<String> preferred, String words) {
    public ProductAnswer {
        Objects.requireNonNull(asksForPreferred, "asksForPreferred is null");
        preferred = List.copyOf(preferred);
        Objects.requireNonNull(words, "words is null");
    }
}
