package org.precisionbenefit.policy;

import java.math.BigDecimal;
import java.util.Objects;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.Period;

/**
 * What a laboratory code measures, so that a mass and an amount of substance of the same thing can stand for each other.
 *
 * @param code the laboratory code
 * @param name what is measured in which material; codes of one name measure the same
 * @param gramsPerMole the molar mass
 * @param holds the days on which the row holds
 * @param citation where the molar mass comes from
 */
public record Analyte(Code code, String name, BigDecimal gramsPerMole, Period holds, Citation citation) {
    public Analyte {
        Objects.requireNonNull(code, "code is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(gramsPerMole, "gramsPerMole is null");
        if (gramsPerMole.signum() <= 0) {
            throw new IllegalArgumentException("The molar mass of " + name + " must be positive.");
        }
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(citation, "citation is null");
    }
}
