package org.precisionbenefit.policy;

import java.util.Objects;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;

/**
 * A law under which a step-therapy exception has to be granted when its clinical ground is shown.
 *
 * @param state two-letter postal code
 * @param lineOfBusiness the kind of plan it binds
 * @param holds the days on which it holds
 * @param citation the law
 */
public record StepExceptionLaw(String state, LineOfBusiness lineOfBusiness, Period holds, Citation citation) {
    public StepExceptionLaw {
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(lineOfBusiness, "lineOfBusiness is null");
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(citation, "citation is null");
        if (!state.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("The state (" + state + ") must be a two-letter postal code.");
        }
    }
}
