package org.precisionbenefit.casework.docket;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.docket.Dimension;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.audit.docket.Tallies;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.Period;

/**
 * Which lines are looked for; what is given must match.
 *
 * @param days the days in UTC on which requests were received; both ends are given
 * @param words parts of values by dimension, in any letter case
 * @param state how lines stand, or null for any way
 * @param waitsLonger for how long a line must have waited without an answer, or null where that does not matter
 */
public record DocketQuery(
        Period days,
        SortedMap<Dimension, String> words,
        @Nullable LineState state,
        @Nullable Duration waitsLonger) {
    public DocketQuery {
        Objects.requireNonNull(days, "days is null");
        if (days.end() == null) {
            throw new IllegalArgumentException("The days that are looked at must have an end.");
        }
        SortedMap<Dimension, String> lower = new TreeMap<>();
        words.forEach((dimension, word) -> lower.put(dimension, LetterCase.lower(word.strip())));
        words = lower;
    }

    /** Every line of these days. */
    public static DocketQuery of(Period days) {
        return new DocketQuery(days, new TreeMap<>(), null, null);
    }

    /** Whether a line is looked for. */
    public boolean matches(DocketLine line, Instant now) {
        if (!matchesState(line, now)) {
            return false;
        }
        for (Map.Entry<Dimension, String> word : words.entrySet()) {
            if (!anyHolds(word.getKey().of(line), word.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean matchesState(DocketLine line, Instant now) {
        if (state != null && line.answer().state() != state) {
            return false;
        }
        return waitsLonger == null
                || (line.answer().state().isOpen()
                        && !line.asked().began().plus(waitsLonger).isAfter(now));
    }

    /**
     * The values of lines of one sheet that are looked for: whole ones, so that no line's words are searched through again.
     *
     * @param query what is looked for
     * @param values the values that hold the words, by dimension
     */
    record OnSheet(DocketQuery query, Map<Dimension, Set<String>> values) {
        boolean matches(DocketLine line, Instant now) {
            if (!query.matchesState(line, now)) {
                return false;
            }
            for (Map.Entry<Dimension, Set<String>> wanted : values.entrySet()) {
                if (wanted.getKey().of(line).stream().noneMatch(wanted.getValue()::contains)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The same question about the lines that these tallies are of. */
    OnSheet on(Tallies tallies) {
        Map<Dimension, Set<String>> values = new EnumMap<>(Dimension.class);
        words.forEach((dimension, word) -> {
            Set<String> holding = new HashSet<>();
            for (String value : tallies.by(dimension).keySet()) {
                if (LetterCase.lower(value).contains(word)) {
                    holding.add(value);
                }
            }
            values.put(dimension, holding);
        });
        return new OnSheet(this, values);
    }

    /** Whether such a line can be among those that these tallies are of. */
    public boolean mayMatch(Tallies tallies) {
        if (state != null && tallies.all().of(state) == 0) {
            return false;
        }
        if (waitsLonger != null
                && tallies.all().of(LineState.WAITS_FOR_INFORMATION)
                                + tallies.all().of(LineState.WAITS_FOR_PERSON)
                        == 0) {
            return false;
        }
        return words.entrySet().stream()
                .allMatch(word -> anyHolds(List.copyOf(tallies.by(word.getKey()).keySet()), word.getValue()));
    }

    private static boolean anyHolds(List<String> values, String word) {
        for (String value : values) {
            if (LetterCase.lower(value).contains(word)) {
                return true;
            }
        }
        return false;
    }
}
