package org.precisionbenefit.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.precisionbenefit.terminology.Citation;

/**
 * For how long decisions are kept.
 *
 * @param years how many years after a request was received, or a person decided on it
 * @param since since when the rule holds
 * @param source the text it rests on
 */
public record RetentionRule(int years, LocalDate since, Citation source) {
    /** Less is never enough: documentation of health data must be kept for six years (45 CFR 164.316(b)(2)(i)). */
    public static final int LEAST_YEARS = 6;

    public RetentionRule {
        Objects.requireNonNull(since, "since is null");
        Objects.requireNonNull(source, "source is null");
        if (years < LEAST_YEARS) {
            throw new IllegalArgumentException("Decisions must be kept for at least " + LEAST_YEARS + " years.");
        }
    }

    /** What is older than this is past its time on a day. */
    public Instant before(LocalDate today, ZoneId zone) {
        return today.minusYears(years).atStartOfDay(zone).toInstant();
    }
}
