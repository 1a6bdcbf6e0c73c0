package org.precisionbenefit.api.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.terminology.LetterCase;

/**
 * A day or instant that a search names, with what it must be to the value of a resource. What is written less exactly
 * than to the millisecond stands for all of the time that begins so; a day is a day of universal time.
 *
 * @param prefix what it must be
 * @param from its first instant
 * @param until the first instant that no longer belongs to it
 */
record SearchDate(Prefix prefix, Instant from, Instant until) {
    private static final Pattern FORM = Pattern.compile(
            "(?<prefix>eq|ne|gt|lt|ge|le|sa|eb|ap)?(?<time>[12][0-9]{3}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}"
                    + "(?<second>:[0-9]{2}(?<part>\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?)");
    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    SearchDate {
        Objects.requireNonNull(prefix, "prefix is null");
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(until, "until is null");
    }

    /** What a date of a search must be to the value of a resource. */
    enum Prefix {
        EQ,
        NE,
        GT,
        LT,
        GE,
        LE,
        SA,
        EB,
        AP
    }

    static SearchDate of(SearchParameter parameter, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw refused(parameter);
        }
        Prefix prefix =
                form.group("prefix") == null ? Prefix.EQ : Prefix.valueOf(LetterCase.upper(form.group("prefix")));
        try {
            return of(prefix, form);
        } catch (DateTimeException e) {
            throw refused(parameter);
        }
    }

    private static SearchRefusal refused(SearchParameter parameter) {
        return new SearchRefusal(
                SearchRefusal.Kind.INVALID,
                parameter.name(),
                "A value must be a year, month, day or instant such as 2026-11-28, perhaps after eq, ne, gt, lt, ge,"
                        + " le, sa, eb or ap.");
    }

    private static SearchDate of(Prefix prefix, Matcher form) {
        String time = form.group("time");
        if (time.length() == YEAR) {
            LocalDate first = Year.parse(time).atDay(1);
            return days(prefix, first, first.plusYears(1));
        } else if (time.length() == MONTH) {
            LocalDate first = YearMonth.parse(time).atDay(1);
            return days(prefix, first, first.plusMonths(1));
        } else if (time.length() == DAY) {
            LocalDate day = LocalDate.parse(time);
            return days(prefix, day, day.plusDays(1));
        }
        boolean zone = time.endsWith("Z") || time.lastIndexOf('-') > DAY || time.indexOf('+') > 0;
        Instant instant = OffsetDateTime.parse(zone ? time : time + "Z").toInstant();
        ChronoUnit exact = form.group("second") == null
                ? ChronoUnit.MINUTES
                : form.group("part") == null ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
        return new SearchDate(prefix, instant, instant.plus(1, exact));
    }

    private static SearchDate days(Prefix prefix, LocalDate first, LocalDate end) {
        return new SearchDate(
                prefix,
                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                end.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    boolean matches(SearchValue.Span value) {
        return switch (prefix) {
            case EQ -> contains(value);
            case NE -> !contains(value);
            case GT -> value.until().isAfter(until);
            case LT -> value.from().isBefore(from);
            case GE -> value.until().isAfter(until) || contains(value);
            case LE -> value.from().isBefore(from) || contains(value);
            case SA -> !value.from().isBefore(until);
            case EB -> !value.until().isAfter(from);
            case AP -> value.from().isBefore(until) && value.until().isAfter(from);
        };
    }

    private boolean contains(SearchValue.Span value) {
        return !value.from().isBefore(from) && !value.until().isAfter(until);
    }
}
