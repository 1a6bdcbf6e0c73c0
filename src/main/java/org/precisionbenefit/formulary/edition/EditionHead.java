package org.precisionbenefit.formulary.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What is said of an edition when it is loaded.
 *
 * @param family the formulary of which it is one edition, such as {@code carefirst-va}: letters, digits, dots and
 *     hyphens
 * @param holdsFrom the first day on which it holds, until another one of the family holds
 * @param knownFrom when it was loaded
 * @param by who loaded it
 */
public record EditionHead(String family, LocalDate holdsFrom, Instant knownFrom, String by) {
    private static final Pattern FAMILY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,63}");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    public EditionHead {
        Objects.requireNonNull(family, "family is null");
        Objects.requireNonNull(holdsFrom, "holdsFrom is null");
        Objects.requireNonNull(knownFrom, "knownFrom is null");
        Objects.requireNonNull(by, "by is null");
        if (!FAMILY.matcher(family).matches()) {
            throw new IllegalArgumentException(
                    "The formulary's name must be 1 to 64 letters, digits, dots and hyphens.");
        }
        if (holdsFrom.getYear() < FIRST_YEAR || holdsFrom.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("The first day (" + holdsFrom + ") must lie in the years 1900 to 2999.");
        }
        if (by.isBlank()) {
            throw new IllegalArgumentException("Somebody must be named who loads the formulary.");
        }
    }
}
