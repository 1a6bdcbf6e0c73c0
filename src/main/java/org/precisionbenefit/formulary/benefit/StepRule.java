package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.terminology.RxCui;

/**
 * Whether other drugs are to be tried first.
 *
 * @param required whether some are
 * @param drugs which, by ingredient; a published list may ask for a step and not name it
 */
public record StepRule(Flag required, List<RxCui> drugs) {
    public StepRule {
        Objects.requireNonNull(required, "required is null");
        drugs = List.copyOf(drugs);
    }
}
