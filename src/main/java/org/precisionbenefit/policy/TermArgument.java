package org.precisionbenefit.policy;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a term is asked about, with what narrows it: {@code statins from 40 mg for 56 days failed within 730 days}. The parts
 * stand in this order, each at most once, so that one question is one term.
 *
 * @param name the thing itself: a drug, a class, a laboratory code, a value set; empty when there is none
 * @param before the drug or class before whose first day something counts, or null
 * @param milligrams the least dose by day that counts, or null for any
 * @param days the least days that count, or null for any
 * @param outcomes what has to have come of a drug, empty for anything
 * @param within how many days before the day of the question count, or null for all
 */
public record TermArgument(
        String name,
        @Nullable String before,
        @Nullable BigDecimal milligrams,
        @Nullable Integer days,
        List<String> outcomes,
        @Nullable Integer within) {
    private static final String OUTCOME = "failed|not tolerated|contraindicated";
    private static final Pattern SHAPE = Pattern.compile("(?<name>.*?)"
            + "(?:(?:^| )before (?<before>.+?))?"
            + "(?:(?:^| )from (?<dose>[0-9]{1,6}(?:\\.[0-9]{1,3})?) mg)?"
            + "(?:(?:^| )for (?<days>[0-9]{1,5}) days)?"
            // Without a way back, which would take stack for each of many.
            + "(?:(?:^| )(?<outcomes>(?:" + OUTCOME + ")(?: or (?:" + OUTCOME + "))*+))?"
            + "(?:(?:^| )within (?<within>[0-9]{1,5}) days)?");

    public TermArgument {
        Objects.requireNonNull(name, "name is null");
        outcomes = List.copyOf(outcomes);
    }

    /** A part beside the name. */
    public enum Part {
        BEFORE("before <drug or class>"),
        FROM("from <number> mg"),
        FOR("for <number> days"),
        OUTCOME("failed, not tolerated or contraindicated"),
        WITHIN("within <number> days");

        private final String written;

        Part(String written) {
            this.written = written;
        }

        /** How an author writes it. */
        public String written() {
            return written;
        }
    }

    /** Takes the text in the brackets of a term apart; whatever is no part belongs to the name. */
    public static TermArgument of(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return new TermArgument(text, null, null, null, List.of(), null);
        }
        String outcomes = shape.group("outcomes");
        String dose = shape.group("dose");
        return new TermArgument(
                shape.group("name"),
                shape.group("before"),
                dose == null ? null : new BigDecimal(dose),
                number(shape.group("days")),
                outcomes == null ? List.of() : List.of(outcomes.split(" or ", -1)),
                number(shape.group("within")));
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    /** The parts that it has. */
    public Set<Part> parts() {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        add(parts, Part.BEFORE, before != null);
        add(parts, Part.FROM, milligrams != null);
        add(parts, Part.FOR, days != null);
        add(parts, Part.OUTCOME, !outcomes.isEmpty());
        add(parts, Part.WITHIN, within != null);
        return parts;
    }

    private static void add(Set<Part> parts, Part part, boolean there) {
        if (there) {
            parts.add(part);
        }
    }
}
