package org.precisionbenefit.evidence;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The activity of an allele or of a genotype, in CPIC's units: 1.00 is one copy of normal function.
 *
 * @param hundredths the value times 100, from 0
 * @param atLeast whether more is possible, because the number of copies has no upper end ({@code ≥3.0})
 */
public record ActivityScore(int hundredths, boolean atLeast) implements Comparable<ActivityScore> {
    private static final Pattern WRITTEN = Pattern.compile("(≥|>=)?\\s*([0-9]{1,2})(?:\\.([0-9]{1,2}))?");

    public ActivityScore {
        if (hundredths < 0) {
            throw new IllegalArgumentException("An activity score must not be negative.");
        }
    }

    /** The score as written ({@code 1}, {@code 1.25}, {@code ≥3.0}, {@code >=3.0}), or empty when it is none. */
    public static Optional<ActivityScore> read(String text) {
        Objects.requireNonNull(text, "text is null");
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String decimals = matcher.group(3) == null ? "00" : (matcher.group(3) + "0").substring(0, 2);
        int value = Integer.parseInt(matcher.group(2)) * 100 + Integer.parseInt(decimals);
        return Optional.of(new ActivityScore(value, matcher.group(1) != null));
    }

    /** The sum; of none (nothing times any number) nothing more can come. */
    ActivityScore plus(ActivityScore other) {
        return new ActivityScore(hundredths + other.hundredths, atLeast || other.atLeast);
    }

    /** So many copies, or at least so many. */
    public ActivityScore times(int copies, boolean orMore) {
        return new ActivityScore(hundredths * copies, (atLeast || orMore) && hundredths > 0);
    }

    /** Whether both can be said of one genotype. */
    boolean compatible(ActivityScore other) {
        return equals(other)
                || (atLeast && other.hundredths >= hundredths)
                || (other.atLeast && hundredths >= other.hundredths);
    }

    /** The score as CPIC writes it: at least one decimal, no zero at the end beyond it. */
    public String text() {
        int tenths = hundredths / 10 % 10;
        int last = hundredths % 10;
        String number = hundredths / 100 + "." + tenths + (last == 0 ? "" : last);
        return (atLeast ? "≥" : "") + number;
    }

    @Override
    public int compareTo(ActivityScore other) {
        int byValue = Integer.compare(hundredths, other.hundredths);
        return byValue != 0 ? byValue : Boolean.compare(atLeast, other.atLeast);
    }

    @Override
    public String toString() {
        return text();
    }
}
