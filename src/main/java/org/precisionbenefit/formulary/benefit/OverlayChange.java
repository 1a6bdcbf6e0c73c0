package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugTier;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.SupplyLimits;
import org.precisionbenefit.terminology.RxCui;

/**
 * What a row of the overlay opens; what is null stays as the base says.
 *
 * @param tier the tier instead
 * @param stepTherapy the steps instead; empty for none
 * @param priorAuthorization false where no authorization is needed
 * @param quantity the quantity limit instead
 * @param days the days covered at a time instead
 * @param authorizationDays for how many days an authorization holds at least
 */
public record OverlayChange(
        @Nullable DrugTier tier,
        @Nullable List<RxCui> stepTherapy,
        @Nullable Boolean priorAuthorization,
        @Nullable QuantityLimit quantity,
        @Nullable Integer days,
        @Nullable Integer authorizationDays) {
    public OverlayChange {
        stepTherapy = stepTherapy == null ? null : List.copyOf(stepTherapy);
        if (tier == null
                && stepTherapy == null
                && priorAuthorization == null
                && quantity == null
                && days == null
                && authorizationDays == null) {
            throw new IllegalArgumentException("A row of the overlay must change something.");
        }
        if (Boolean.TRUE.equals(priorAuthorization)) {
            throw new IllegalArgumentException("A row of the overlay must not ask for an authorization.");
        }
    }

    /** What two results open together: of each thing the more. */
    public OverlayChange and(OverlayChange other) {
        return new OverlayChange(
                more(tier, other.tier, (one, two) -> one.isNoWorseThan(two) ? one : two),
                more(stepTherapy, other.stepTherapy, OverlayChange::both),
                more(priorAuthorization, other.priorAuthorization, (one, two) -> one),
                more(quantity, other.quantity, (one, two) -> one.allowsAsMuchAs(two) ? one : two),
                more(days, other.days, Math::max),
                more(authorizationDays, other.authorizationDays, Math::max));
    }

    /** The opened limits. */
    public SupplyLimits of(SupplyLimits base) {
        return new SupplyLimits(quantity == null ? base.quantity() : quantity, days == null ? base.days() : days);
    }

    private static List<RxCui> both(List<RxCui> one, List<RxCui> other) {
        return one.stream().filter(other::contains).toList();
    }

    private static <T> @Nullable T more(@Nullable T one, @Nullable T other, BinaryOperator<T> better) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return better.apply(one, other);
    }
}
