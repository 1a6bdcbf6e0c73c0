package org.precisionbenefit.decision.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request under two releases. It holds no value of a fact, only on which side of which threshold it lies.
 *
 * @param id the request's id
 * @param who who it was for
 * @param policy the id of the policy that judged it
 * @param before what became of it under the earlier release
 * @param after what became of it under the later release
 * @param flip why it differs, or null when it does not
 * @param monthlyUsd what thirty days cost in US dollars, or null where no price is known
 */
public record ComparedRequest(
        String id,
        SimulatedRequest.Who who,
        String policy,
        Outcome before,
        Outcome after,
        @Nullable Flip flip,
        @Nullable BigDecimal monthlyUsd) {
    private static final String SEPARATOR = "\t";
    private static final int FIELDS = 9;

    public ComparedRequest {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(who, "who is null");
        Objects.requireNonNull(policy, "policy is null");
        Objects.requireNonNull(before, "before is null");
        Objects.requireNonNull(after, "after is null");
        if ((before == after) == (flip != null)) {
            throw new IllegalArgumentException("A request (" + id + ") has a reason exactly when its outcome differs.");
        }
    }

    /**
     * Why an outcome differs.
     *
     * @param line the first line of the policy whose change alone explains it, or words in brackets where no line does
     * @param pattern the facts of which none can be left out, in words of the policies
     */
    public record Flip(String line, List<String> pattern) {
        public Flip {
            Objects.requireNonNull(line, "line is null");
            pattern = List.copyOf(pattern);
        }

        /** The facts in one text. */
        public String facts() {
            return pattern.isEmpty() ? "whatever is known" : String.join(" & ", pattern);
        }
    }

    /** One line of text, its fields separated by tabs. */
    public String line() {
        return String.join(
                SEPARATOR,
                id,
                who.member(),
                who.groups().entrySet().stream()
                        .map(group -> group.getKey() + "=" + group.getValue())
                        .collect(Collectors.joining(";")),
                policy,
                before.name(),
                after.name(),
                flip == null ? "" : flip.line(),
                flip == null ? "" : String.join(" & ", flip.pattern()),
                monthlyUsd == null ? "" : monthlyUsd.toPlainString());
    }

    /**
     * Reads what {@link #line} wrote.
     *
     * @throws IllegalArgumentException when it is no such line
     */
    public static ComparedRequest of(String line) {
        String[] fields = line.split(SEPARATOR, -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("A line of results must have " + FIELDS + " fields.");
        }
        SortedMap<String, String> groups = new TreeMap<>();
        for (String group : fields[2].isEmpty() ? new String[0] : fields[2].split(";", -1)) {
            int at = group.indexOf('=');
            groups.put(group.substring(0, at), group.substring(at + 1));
        }
        Outcome before = Outcome.valueOf(fields[4]);
        Outcome after = Outcome.valueOf(fields[5]);
        List<String> pattern = fields[7].isEmpty() ? List.of() : List.of(fields[7].split(" & ", -1));
        return new ComparedRequest(
                fields[0],
                new SimulatedRequest.Who(fields[1], groups),
                fields[3],
                before,
                after,
                before == after ? null : new Flip(fields[6], pattern),
                fields[8].isEmpty() ? null : new BigDecimal(fields[8]));
    }
}
