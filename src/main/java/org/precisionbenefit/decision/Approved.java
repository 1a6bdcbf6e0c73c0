package org.precisionbenefit.decision;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.Quantity;

/**
 * Approved as asked.
 *
 * @param authorizationNumber the number under which a claim is paid
 * @param period the days on which it holds
 * @param quantity the quantity as asked, or null when none was asked
 * @param daysSupply the days as asked, or null when none were asked
 * @param because one sentence for a person
 */
public record Approved(
        String authorizationNumber,
        Period period,
        @Nullable Quantity quantity,
        @Nullable Integer daysSupply,
        String because)
        implements Automatic {
    public Approved {
        Objects.requireNonNull(authorizationNumber, "authorizationNumber is null");
        Objects.requireNonNull(period, "period is null");
        Objects.requireNonNull(because, "because is null");
        if (period.end() == null) {
            throw new IllegalArgumentException("An approval must have an end.");
        }
    }

    @Override
    public ReviewAction reviewAction() {
        return ReviewAction.CERTIFIED_IN_TOTAL;
    }
}
