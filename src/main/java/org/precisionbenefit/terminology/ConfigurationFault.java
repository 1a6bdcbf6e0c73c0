package org.precisionbenefit.terminology;

import java.util.ArrayList;
import java.util.List;

/**
 * What an operator or author has to mend: a file or a setting is wrong. At start a fault in the store or a setting stops
 * the service; a fault in a policy, table or model refuses that one and the last good one serves.
 */
public final class ConfigurationFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 100;

    private final transient List<Problem> problems;

    public ConfigurationFault(List<Problem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /** A whole file of another kind has a problem on each line; nobody mends by the thousandth. */
    private static String message(List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        problems.stream().limit(SHOWN).forEach(problem -> lines.add(problem.toString()));
        if (problems.size() > SHOWN) {
            lines.add("There are " + (problems.size() - SHOWN) + " more problems. Mend these first.");
        }
        return String.join(System.lineSeparator(), lines);
    }

    public ConfigurationFault(String where, String message) {
        this(List.of(new Problem(where, 0, 0, message)));
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing to mend.
     *
     * @param where the file's path or the setting's name
     * @param line the line, from 1, or 0 where lines have no meaning
     * @param column the column, from 1, or 0 where columns have no meaning
     * @param message what is wrong and what to do
     */
    public record Problem(String where, int line, int column, String message) {
        private static final int LONGEST = 1_000;

        /** What an author wrote stands in messages, and messages stand on terminals and in logs, a line each. */
        public Problem {
            where = fit(where);
            message = fit(message);
        }

        private static String fit(String text) {
            String visible = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
            int half = LONGEST / 2;
            return visible.length() <= LONGEST
                    ? visible
                    : visible.substring(0, half) + " [...] " + visible.substring(visible.length() - half);
        }

        @Override
        public String toString() {
            return line == 0 ? where + ": " + message : where + ":" + line + ":" + column + ": " + message;
        }
    }
}
