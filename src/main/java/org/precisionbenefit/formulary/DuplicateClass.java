package org.precisionbenefit.formulary;

import java.util.Objects;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;

/**
 * A class of drugs of which a member takes one at a time: two of them together are duplicate therapy.
 *
 * @param name its name, by which drugs share it
 * @param holds the days on which the drug counts as one of the class
 * @param source where it is said that the drug is one of the class
 */
public record DuplicateClass(String name, Period holds, Citation source) {
    public DuplicateClass {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(source, "source is null");
    }
}
