package org.precisionbenefit.terminology;

import java.util.List;

/**
 * What an operator or author has to mend: a file or a setting is wrong. At start a fault in the store or a setting stops
 * the service; a fault in a policy, table or model refuses that one and the last good one serves.
 */
public final class ConfigurationFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigurationFault(List<Problem> problems) {
        super(String.join(
                System.lineSeparator(), problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
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
        @Override
        public String toString() {
            return line == 0 ? where + ": " + message : where + ":" + line + ":" + column + ": " + message;
        }
    }
}
