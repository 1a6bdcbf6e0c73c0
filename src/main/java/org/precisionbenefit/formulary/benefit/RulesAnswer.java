package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.terminology.Citation;

/**
 * Under which rules a drug is covered, after what the member's results open.
 *
 * @param tier the tier's word, or null where there is none
 * @param priorAuthorization whether an authorization is needed
 * @param steps whether other drugs are to be tried first, and which
 * @param distribution by what pharmacies it is given out
 * @param authorizationDays for how many days an authorization holds at least, where a result says it; else null
 * @param applied the rows of the overlay that the member's results opened; empty when the base holds unchanged
 * @param couldApply sentences on results that are not known and could open more
 * @param source the base row
 */
public record RulesAnswer(
        @Nullable String tier,
        Flag priorAuthorization,
        StepRule steps,
        Distribution distribution,
        @Nullable Integer authorizationDays,
        List<OverlayRow> applied,
        List<String> couldApply,
        Citation source) {
    public RulesAnswer {
        Objects.requireNonNull(priorAuthorization, "priorAuthorization is null");
        Objects.requireNonNull(steps, "steps is null");
        Objects.requireNonNull(distribution, "distribution is null");
        applied = List.copyOf(applied);
        couldApply = List.copyOf(couldApply);
        Objects.requireNonNull(source, "source is null");
    }
}
