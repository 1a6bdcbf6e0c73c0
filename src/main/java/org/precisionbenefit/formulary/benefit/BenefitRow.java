package org.precisionbenefit.formulary.benefit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.SupplyLimits;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;

/**
 * What a plan says of a drug on a day, from whatever it was read.
 *
 * @param tier the tier's word, or null where there is none
 * @param priorAuthorization whether an authorization is needed
 * @param steps whether other drugs are to be tried first
 * @param limits the limits of quantity and days
 * @param limitText a published limit that could not be read, or null
 * @param terms what else holds
 * @param holds the days on which the row holds
 * @param source where it is written
 */
public record BenefitRow(
        @Nullable String tier,
        Flag priorAuthorization,
        StepRule steps,
        SupplyLimits limits,
        @Nullable String limitText,
        ItemTerms terms,
        Period holds,
        Citation source) {
    public BenefitRow {
        Objects.requireNonNull(priorAuthorization, "priorAuthorization is null");
        Objects.requireNonNull(steps, "steps is null");
        Objects.requireNonNull(limits, "limits is null");
        Objects.requireNonNull(terms, "terms is null");
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(source, "source is null");
    }

    /** A row of the files. */
    public static BenefitRow of(FormularyItem item) {
        return new BenefitRow(
                item.tier() == null ? null : item.tier().code(),
                Flag.of(item.priorAuthorization()),
                new StepRule(Flag.of(!item.stepTherapy().isEmpty()), item.stepTherapy()),
                item.supplyLimits(),
                null,
                item.ownTerms(),
                item.holds(),
                item.source());
    }

    /** The row as a result opens it. */
    public BenefitRow opened(OverlayChange change) {
        return new BenefitRow(
                change.tier() == null ? tier : change.tier().code(),
                change.priorAuthorization() == null ? priorAuthorization : Flag.NO,
                change.stepTherapy() == null
                        ? steps
                        : new StepRule(Flag.of(!change.stepTherapy().isEmpty()), change.stepTherapy()),
                change.of(limits),
                limitText,
                terms,
                holds,
                source);
    }
}
