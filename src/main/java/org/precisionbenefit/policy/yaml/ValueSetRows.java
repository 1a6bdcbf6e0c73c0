package org.precisionbenefit.policy.yaml;

import java.util.List;
import java.util.Set;
import org.precisionbenefit.policy.text.CodeRow;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads the rows of a value set as a person sees them, with what its codes mean. */
public final class ValueSetRows {
    private ValueSetRows() {}

    /** The rows in the order of the file; those that cannot be read are left out. */
    public static List<CodeRow> read(SourceFile file) {
        Problems problems = new Problems();
        return CsvTable.read(file, ValueSetReader.COLUMNS, Set.of(), problems).stream()
                .flatMap(row -> problems
                        .attempt(() -> {
                            Fields fields = Fields.of(row, "a code", ValueSetReader.COLUMNS);
                            return new CodeRow(
                                    fields.text("system"),
                                    fields.text("code"),
                                    fields.text("display"),
                                    Sourced.citation(fields));
                        })
                        .stream())
                .toList();
    }
}
