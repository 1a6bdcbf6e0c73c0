package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;
import org.precisionbenefit.terminology.authored.Suggestion;

/**
 * Reads a table that stands beside a policy as the lines of a group, so that a table is evaluated, shown and asked about like
 * anything else. A list has whole comparisons in its cells ({@code only if}, {@code when}); a decision table has the term in
 * the head ({@code if phenotype(CYP2D6)}, {@code then daily_dose}) and the rest of the comparison in the cell, and for every
 * value exactly one of its rows applies.
 */
final class TableReader {
    private static final String PREFIX = "table ";
    private static final List<String> SOURCED = List.of("since", "until", "source", "locator", "last_checked");
    private static final Set<String> LIST = Set.of("id", "text", "only if", "when");

    private final Names names;
    private final SourceFile file;
    private final Problems problems = new Problems();

    private TableReader(Names names, SourceFile file) {
        this.names = names;
        this.file = file;
    }

    /** Whether the lines of a group stand in a table: {@code any: table statin-trials}. */
    static boolean isNamed(Authored value) {
        return value instanceof Authored.Scalar scalar && scalar.value().startsWith(PREFIX);
    }

    /**
     * The rows of the table as lines of a group.
     *
     * @throws org.precisionbenefit.terminology.ConfigurationFault with every problem of the table
     */
    static List<Authored> rows(Authored value, Names names) {
        Authored.Scalar written = (Authored.Scalar) value;
        String name = written.value().substring(PREFIX.length()).strip();
        SourceFile file = names.files().table(name).orElseThrow(() -> written.place()
                .fault("The table (" + name + ") must be a file in the folder \"tables\" beside the policy."
                        + Suggestion.orAll(name, names.files().tables())));
        TableReader reader = new TableReader(names, file);
        List<Authored> rows = reader.rows();
        reader.problems.raise();
        return rows;
    }

    private List<Authored> rows() {
        List<Authored.Scalar> head = CsvTable.head(file);
        List<String> columns = head.stream().map(Authored.Scalar::value).toList();
        refuseColumns(head, columns);
        problems.raise();
        List<Authored> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<TableCover.Row> conditions = new ArrayList<>();
        for (Authored row :
                CsvTable.read(file, columns, Set.of("until", "id", "text", "only if", "locator"), problems)) {
            problems.run(() -> {
                Fields fields = Fields.of(row, "the row", columns);
                refusePeriod(fields);
                Authored.Entries line = line(fields, columns, conditions);
                if (!seen.add(said(line))) {
                    throw fields.place().fault("The row must say what no other row of the table says.");
                }
                rows.add(line);
            });
        }
        if (rows.isEmpty() && problems.isEmpty()) {
            throw Place.start(file.path()).fault("The table must hold at least one row.");
        }
        if (problems.isEmpty() && !conditions.isEmpty()) {
            TableCover.check(conditions, names, head.get(0).place(), problems);
        }
        return rows;
    }

    private void refuseColumns(List<Authored.Scalar> head, List<String> columns) {
        int own = columns.size() - SOURCED.size();
        boolean sourced = own > 0 && columns.subList(own, columns.size()).equals(SOURCED);
        List<String> first = sourced ? columns.subList(0, own) : columns;
        boolean list = first.contains("when") && LIST.containsAll(first);
        long ifs = first.stream().filter(column -> column.startsWith("if ")).count();
        long thens = first.stream().filter(column -> column.startsWith("then ")).count();
        boolean decision = ifs == 1
                && thens > 0
                && first.get(0).startsWith("if ")
                && first.stream()
                        .allMatch(column ->
                                column.startsWith("if ") || column.startsWith("then ") || column.equals("text"));
        if (!sourced || !(list || decision) || new HashSet<>(first).size() < first.size()) {
            problems.add(head.get(0)
                    .place()
                    .problem(
                            "The columns must be a list (when, and before it id, text, only if as needed) or a decision"
                                    + " table (one \"if <term>\", then \"then <term>\" for each, and text as needed), and behind"
                                    + " them " + String.join(",", SOURCED) + "."));
        }
    }

    /** A row that holds on a part of the policy's days only would be silent on the others. */
    private void refusePeriod(Fields row) {
        if (!names.files().coversPolicy(Sourced.period(row))) {
            throw row.flaw(
                    row.has("until") ? "until" : "since",
                    row.text(row.has("until") ? "until" : "since"),
                    "must let the row hold on every day on which the policy is in force. For another value from a day on,"
                            + " write a new version of the policy.");
        }
    }

    private Authored.Entries line(Fields row, List<String> columns, List<TableCover.Row> conditions) {
        List<Authored.Entry> entries = new ArrayList<>();
        for (String own : List.of("id", "text", "only if", "when")) {
            if (row.has(own)) {
                entries.add(entry(row.scalar(own), own, row.value(own)));
            }
        }
        List<Authored> thens = new ArrayList<>();
        for (String column : columns) {
            if (column.startsWith("if ")) {
                Authored.Scalar condition = joined(column.substring("if ".length()), row.scalar(column));
                Test test = ComparisonReader.read(condition, names, Provenance.Source.ATTESTED);
                conditions.add(new TableCover.Row(test, row.scalar(column).place()));
                entries.add(entry(condition, "only if", condition));
            } else if (column.startsWith("then ")) {
                thens.add(joined(column.substring("then ".length()), row.scalar(column)));
            }
        }
        addThens(entries, thens, row);
        entries.add(entry(row.scalar("source"), "source", source(row)));
        return new Authored.Entries(row.place(), entries);
    }

    private static void addThens(List<Authored.Entry> entries, List<Authored> thens, Fields row) {
        if (thens.size() == 1) {
            entries.add(new Authored.Entry(new Authored.Scalar(row.place(), "when"), thens.get(0)));
        } else if (thens.size() > 1) {
            List<Authored> leaves = new ArrayList<>();
            thens.forEach(then -> leaves.add(new Authored.Entries(
                    then.place(), List.of(new Authored.Entry(new Authored.Scalar(then.place(), "when"), then)))));
            entries.add(new Authored.Entry(
                    new Authored.Scalar(row.place(), "all"), new Authored.Items(row.place(), leaves)));
        }
    }

    private static Authored.Entries source(Fields row) {
        Authored.Scalar source = row.scalar("source");
        return new Authored.Entries(
                source.place(),
                List.of(
                        entry(source, "title", source),
                        entry(source, "locator", row.scalar("locator")),
                        entry(source, "last checked", row.scalar("last_checked"))));
    }

    /** The head's term with the cell's rest, placed so that what is wrong in the cell is shown there. */
    private static Authored.Scalar joined(String term, Authored.Scalar cell) {
        int column = cell.place().column() - term.length() - 1;
        return new Authored.Scalar(
                column < 1
                        ? cell.place()
                        : new Place(cell.place().file(), cell.place().line(), column),
                term + " " + cell.value());
    }

    private static Authored.Entry entry(Authored.Scalar at, String name, Authored value) {
        return new Authored.Entry(new Authored.Scalar(at.place(), name), value);
    }

    /** What a row asks for, without id, text and source. */
    private static String said(Authored.Entries line) {
        StringBuilder said = new StringBuilder();
        for (Authored.Entry entry : line.entries()) {
            if (Set.of("only if", "when", "all").contains(entry.name().value())) {
                said.append(entry.name().value())
                        .append('=')
                        .append(text(entry.value()))
                        .append(';');
            }
        }
        return said.toString();
    }

    private static String text(@Nullable Authored value) {
        if (value instanceof Authored.Scalar scalar) {
            return scalar.value();
        }
        return value instanceof Authored.Items items
                ? String.join("+", items.items().stream().map(TableReader::text).toList())
                : value instanceof Authored.Entries entries
                        ? String.join(
                                "+",
                                entries.entries().stream()
                                        .map(entry -> text(entry.value()))
                                        .toList())
                        : "";
    }
}
