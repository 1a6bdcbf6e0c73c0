package org.precisionbenefit.profile.history;

import org.jspecify.annotations.Nullable;

/**
 * How much of a supply that was fetched early counts later. The Pharmacy Quality Alliance's proportion of days covered moves
 * the first dose of an early refill of the same drug to the day after the last dose of the supply before it, without a limit
 * (example data of its measure, {@code pdc-dr.js}, pqaalliance.org, seen 2026-11-28); a plan may count a smaller stock.
 *
 * @param mostDays the largest stock in days that is carried beyond a refill, or null when there is no limit
 */
public record CarryOver(@Nullable Integer mostDays) {
    /** The field's own rule: everything is carried over. */
    public static final CarryOver WHOLE = new CarryOver(null);

    public CarryOver {
        if (mostDays != null && mostDays < 0) {
            throw new IllegalArgumentException(
                    "The stock (" + mostDays + ") that is carried over must not be negative.");
        }
    }

    long carried(long early) {
        return mostDays == null ? early : Math.min(early, mostDays);
    }
}
