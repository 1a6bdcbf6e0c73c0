package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.TestsOfValues;
import org.precisionbenefit.policy.check.TermDomain;
import org.precisionbenefit.policy.check.TermValues;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;

/**
 * Holds the conditions of a decision table against every value that their term can have: for each of them exactly one row has
 * to apply. A gap is told at the head of the table, two rows that meet at the lower of them.
 */
final class TableCover {
    private final List<Row> rows;
    private final String unit;
    private final Problems problems;

    private TableCover(List<Row> rows, String unit, Problems problems) {
        this.rows = rows;
        this.unit = unit;
        this.problems = problems;
    }

    /**
     * The condition of one row.
     *
     * @param condition when the row applies
     * @param place where it stands
     */
    record Row(Test condition, Place place) {}

    static void check(List<Row> rows, Names names, Place table, Problems problems) {
        List<Test> conditions = rows.stream().map(Row::condition).toList();
        Word word = Objects.requireNonNull(
                names.words().get(conditions.get(0).term().term()), "the word was read");
        TermDomain domain = TermDomain.of(word.term(), word.words()).ofOneWord();
        new TableCover(rows, word.term().unit(), problems).check(TermValues.of(conditions, domain), table);
    }

    private void check(List<TermValue> values, Place table) {
        boolean gap = false;
        Set<String> told = new TreeSet<>();
        for (TermValue value : values) {
            List<Row> apply = applying(value);
            String one = "The table must have one row for "
                    + rows.get(0).condition().term() + " = " + written(value) + ", and has ";
            if (apply.isEmpty() && !gap) {
                gap = true;
                problems.add(table.problem(one + "none. Add a row."));
            } else if (apply.size() > 1 && told.add(lines(apply))) {
                problems.add(apply.get(apply.size() - 1)
                        .place()
                        .problem(one + apply.size() + " (lines " + lines(apply) + "). " + cure(apply, values)));
            }
        }
    }

    private List<Row> applying(TermValue value) {
        return rows.stream()
                .filter(row -> TestsOfValues.isMet(row.condition(), value))
                .toList();
    }

    /** A row whose every value another row has as well is masked, and narrowing it would leave nothing. */
    private String cure(List<Row> apply, List<TermValue> values) {
        for (Row row : apply) {
            for (Row other : apply) {
                boolean masked = !row.equals(other)
                        && values.stream()
                                .filter(value -> TestsOfValues.isMet(row.condition(), value))
                                .allMatch(value -> TestsOfValues.isMet(other.condition(), value));
                if (masked) {
                    return "Line " + row.place().line() + " lies wholly within line "
                            + other.place().line() + ". Remove it, or narrow the other one.";
                }
            }
        }
        return "Narrow one of them.";
    }

    private static String lines(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add("" + row.place().line()));
        return String.join(" and ", lines);
    }

    private String written(TermValue value) {
        if (value instanceof TermValue.Number number) {
            return (number.value().toPlainString() + " " + unit).strip();
        }
        return value instanceof TermValue.Words words
                ? String.join(" ", words.values())
                : value instanceof TermValue.Flag flag && flag.value() ? "yes" : "no";
    }
}
