package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.precisionbenefit.policy.Analyte;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads {@code units/analytes.csv}: what laboratory codes measure, with its molar mass. */
final class AnalyteReader {
    private static final List<String> COLUMNS =
            List.of("loinc", "analyte", "molar_mass", "since", "until", "source", "locator", "last_checked");

    private AnalyteReader() {}

    /**
     * The analytes of the table.
     *
     * @throws ConfigurationFault when the table has any problem: with half a table it would depend on luck what is converted
     */
    static List<Analyte> read(SourceFile file) {
        Problems problems = new Problems();
        List<Analyte> analytes = new ArrayList<>();
        for (Authored row : CsvTable.read(file, COLUMNS, Set.of("until"), problems)) {
            problems.run(() -> {
                Fields fields = Fields.of(row, "the analyte", COLUMNS);
                Analyte analyte = analyte(fields);
                analytes.forEach(other -> refuse(fields, analyte, other));
                analytes.add(analyte);
            });
        }
        problems.raise();
        return List.copyOf(analytes);
    }

    private static Analyte analyte(Fields row) {
        String loinc = row.text("loinc");
        if (!ArgumentKind.LOINC.accepts(loinc)) {
            throw row.flaw("loinc", loinc, "must be a LOINC code with its check digit.");
        }
        row.text("locator");
        return new Analyte(
                Code.of(CodeSystem.LOINC, loinc),
                row.text("analyte"),
                row.positive("molar_mass", "molar mass in grams per mole"),
                Sourced.period(row),
                Sourced.citation(row));
    }

    private static void refuse(Fields row, Analyte one, Analyte other) {
        boolean together = one.holds().contains(other.holds().start())
                || other.holds().contains(one.holds().start());
        if (together && one.code().equals(other.code())) {
            throw row.flaw("loinc", one.code().value(), "must stand in one row on a day. End the earlier row (until).");
        }
        if (together && one.name().equals(other.name()) && one.gramsPerMole().compareTo(other.gramsPerMole()) != 0) {
            throw row.flaw(
                    "molar_mass",
                    row.text("molar_mass"),
                    "must be that of the other rows of " + one.name() + " (" + other.gramsPerMole() + ").");
        }
    }
}
