package org.precisionbenefit.formulary.publish;

import org.jspecify.annotations.Nullable;

/** How a kind of pharmacy with a time of supply is written as one word; a month is 30 days. */
public final class PharmacyKind {
    private static final int MONTH = 30;
    private static final int MOST_MONTHS = 9;

    private PharmacyKind() {}

    /** The word of a kind of pharmacy for so many days of supply, or null where these are not said. */
    public static String word(String place, @Nullable Integer days) {
        if (days == null || days <= 0 || days % MONTH != 0 || days / MONTH > MOST_MONTHS) {
            return place;
        }
        return days / MONTH + "-month-" + place;
    }
}
