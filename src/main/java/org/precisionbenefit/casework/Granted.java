package org.precisionbenefit.casework;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;

/**
 * What a person approved.
 *
 * @param authorizationNumber the number under which a claim is paid
 * @param period the days on which it holds; it has an end
 * @param quantity how much, or null where none was asked and none is named
 * @param daysSupply for how many days, or null where none were asked and none are named
 * @param drug the drug that is approved in the place of the requested one, or null where it is that one
 */
public record Granted(
        String authorizationNumber,
        Period period,
        @Nullable Quantity quantity,
        @Nullable Integer daysSupply,
        @Nullable RxCui drug) {
    public Granted {
        Objects.requireNonNull(authorizationNumber, "authorizationNumber is null");
        Objects.requireNonNull(period, "period is null");
        if (period.end() == null) {
            throw new IllegalArgumentException("An approval must have an end.");
        }
    }
}
