package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionbenefit.policy.ValueSet;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.SourceFile;

/** Reads {@code value-sets/*.csv}: named lists of codes, each code with its source. */
final class ValueSetReader {
    private static final List<String> COLUMNS = List.of("system", "code", "display", "since", "source", "last_checked");

    private ValueSetReader() {}

    /** The value set, or empty when the file has any problem. */
    static Optional<ValueSet> read(SourceFile file, String name, Problems problems) {
        int before = problems.count();
        List<Code> codes = new ArrayList<>();
        Set<Code> seen = new HashSet<>();
        if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
            problems.add(
                    Place.whole(file.path()), "The value set's file name must be lower-case words joined by hyphens.");
        }
        for (List<CsvTable.Cell> row : CsvTable.read(file, COLUMNS, problems)) {
            for (int column = 2; column < COLUMNS.size(); column++) {
                Cells.text(row.get(column), COLUMNS.get(column));
            }
            Cells.day(row.get(3), "since");
            Cells.day(row.get(5), "last_checked");
            Optional<Code> code = code(row.get(0), row.get(1));
            code.ifPresent(one -> {
                if (!seen.add(one)) {
                    row.get(1).problem("The code (" + one.value() + ") must stand once in a value set.");
                }
                codes.add(one);
            });
        }
        if (codes.isEmpty() && problems.count() == before) {
            problems.add(Place.whole(file.path()), "A value set must hold at least one code.");
        }
        return problems.count() > before ? Optional.empty() : Optional.of(new ValueSet(name, codes));
    }

    private static Optional<Code> code(CsvTable.Cell system, CsvTable.Cell code) {
        Optional<CodeSystem> known = Stream.of(CodeSystem.values())
                .filter(one -> one.name().equals(system.text()))
                .findFirst();
        if (known.isEmpty()) {
            system.problem("The code system (" + system.text() + ") is not known."
                    + Spelling.advice(
                            system.text(),
                            Stream.of(CodeSystem.values()).map(Enum::name).toList()));
            return Optional.empty();
        }
        if (!isWellFormed(known.get(), code.text())) {
            code.problem("The code (" + code.text() + ") must have the form of a "
                    + known.get().name() + " code; an ICD10CM code may end in * to stand for all codes below it.");
            return Optional.empty();
        }
        return Optional.of(Code.of(known.get(), code.text()));
    }

    private static boolean isWellFormed(CodeSystem system, String code) {
        return switch (system) {
            case ICD10CM -> code.matches("[A-Z][0-9][0-9A-Z](\\.([0-9A-Z]{1,4}\\*?|\\*)|\\*)?");
            case SNOMED -> code.matches("[1-9][0-9]{5,17}") && hasVerhoeffDigit(code);
            case LOINC -> ArgumentKind.LOINC.accepts(code);
            case RXNORM -> code.matches("[1-9][0-9]{0,7}");
            case NDC -> code.matches("[0-9]{11}");
            case HCPCS -> code.matches("[A-Z0-9]{5}");
            case HGNC, UCUM, TERM -> !code.isEmpty() && code.indexOf('*') < 0;
        };
    }

    /** A SNOMED CT identifier ends in a check digit of Verhoeff's dihedral scheme. */
    private static boolean hasVerhoeffDigit(String code) {
        int check = 0;
        for (int i = 0; i < code.length(); i++) {
            int digit = code.charAt(code.length() - 1 - i) - '0';
            check = multiply(check, permute(i % 8, digit));
        }
        return check == 0;
    }

    /** Multiplication in the dihedral group of the pentagon: 0 to 4 are turns, 5 to 9 are reflections. */
    private static int multiply(int a, int b) {
        int turn = a < 5 ? a + b % 5 : a % 5 - b % 5 + 5;
        return turn % 5 + ((a < 5) == (b < 5) ? 0 : 5);
    }

    private static int permute(int times, int digit) {
        int result = digit;
        for (int i = 0; i < times; i++) {
            result = "1576283094".charAt(result) - '0';
        }
        return result;
    }
}
