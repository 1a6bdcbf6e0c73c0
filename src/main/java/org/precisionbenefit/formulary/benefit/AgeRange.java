package org.precisionbenefit.formulary.benefit;

import org.jspecify.annotations.Nullable;

/**
 * The ages for which a row covers its drug.
 *
 * @param from the first age in years, or null when there is none
 * @param below the age in years at which it ends, or null when there is none
 */
public record AgeRange(@Nullable Integer from, @Nullable Integer below) {
    public AgeRange {
        if (from == null && below == null) {
            throw new IllegalArgumentException("An age edit must have a first age or one at which it ends.");
        }
        if (from != null && below != null && from >= below) {
            throw new IllegalArgumentException("An age edit must begin before it ends.");
        }
    }

    public boolean contains(int years) {
        return (from == null || years >= from) && (below == null || years < below);
    }

    /** The ages in words, for example {@code from 18 years, below 65 years}. */
    public String words() {
        if (from == null) {
            return "below " + below + " years";
        }
        return "from " + from + " years" + (below == null ? "" : ", below " + below + " years");
    }
}
