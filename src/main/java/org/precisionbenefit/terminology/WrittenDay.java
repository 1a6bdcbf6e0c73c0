package org.precisionbenefit.terminology;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Reads days as people write them: year of four digits, month, day. The reader of Java also takes years of nine digits, one day
 * before or after which there is none any more.
 */
public final class WrittenDay {
    private static final int LENGTH = "2026-01-31".length();

    private WrittenDay() {}

    /**
     * The day.
     *
     * @param text such as 2026-01-31
     * @throws DateTimeParseException when it is no such day
     */
    public static LocalDate parse(String text) {
        if (text.length() != LENGTH) {
            throw new DateTimeParseException("A day must have ten characters.", "", 0);
        }
        return LocalDate.parse(text);
    }
}
