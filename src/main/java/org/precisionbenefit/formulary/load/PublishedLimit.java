package org.precisionbenefit.formulary.load;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A quantity limit as published. What could not be read is null and stands in the text; nothing is guessed.
 *
 * @param amount how much, above zero, or null
 * @param unit what is counted, in the singular, such as {@code tablet} or {@code mL}; empty when it was not published
 * @param days in how many days, above zero, or null
 * @param text the limit as published
 */
public record PublishedLimit(
        @Nullable BigDecimal amount, String unit, @Nullable Integer days, String text) {
    private static final int MOST_DAYS = 3_660;

    public PublishedLimit {
        Objects.requireNonNull(unit, "unit is null");
        Objects.requireNonNull(text, "text is null");
        amount = amount == null ? null : LimitText.plain(amount);
        if (amount != null && amount.signum() <= 0) {
            throw new RowFault("The quantity limit (" + amount.toPlainString() + ") must be above zero.");
        }
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw new RowFault("The days of the quantity limit (" + days + ") must be 1 to " + MOST_DAYS + ".");
        }
    }

    /** Whether it says how much in how many days, though perhaps not of what. */
    public boolean isRead() {
        return amount != null && days != null;
    }
}
