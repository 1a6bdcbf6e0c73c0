package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precisionbenefit.policy.ValueSet;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads {@code value-sets/*.csv}: named lists of codes, each code with its source. */
final class ValueSetReader {
    static final List<String> COLUMNS = List.of("system", "code", "display", "since", "source", "last_checked");
    /** Stands in the place of a code in the row that says that the set is complete in a system. */
    private static final String COMPLETE = "complete";

    private ValueSetReader() {}

    /**
     * The value set of a file.
     *
     * @throws ConfigurationFault with every problem of the file
     */
    static ValueSet read(SourceFile file, String name) {
        return Problems.together(problems -> {
            if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
                throw Place.start(file.path())
                        .fault("The name of a value set's file must be lower-case words joined by hyphens.");
            }
            Set<Code> codes = new LinkedHashSet<>();
            Map<CodeSystem, Fields> completeIn = new EnumMap<>(CodeSystem.class);
            for (Authored row : CsvTable.read(file, COLUMNS, Set.of(), problems)) {
                problems.run(() -> add(Fields.of(row, "value set " + name, COLUMNS), codes, completeIn));
            }
            completeIn.forEach((system, row) -> problems.run(() -> refuseCompleteWithoutCode(system, row, codes)));
            if (codes.isEmpty() && problems.isEmpty()) {
                throw Place.start(file.path()).fault("The value set " + name + " must hold at least one code.");
            }
            return new ValueSet(name, List.copyOf(codes), completeIn.keySet());
        });
    }

    /**
     * Codes that have the form of one and are none: the third character of an ICD-10-CM code is a digit, A or B. It is told to
     * authors only, so that a set of an earlier release is read as it was.
     */
    static List<ConfigurationFault.Problem> mistyped(SourceFile file, String name) {
        List<ConfigurationFault.Problem> found = new ArrayList<>();
        for (Authored row : CsvTable.read(file, COLUMNS, Set.of(), new Problems())) {
            Fields fields = Fields.of(row, "value set " + name, COLUMNS);
            String code = fields.text("code");
            if (fields.text("system").equals(CodeSystem.ICD10CM.name()) && code.matches("[A-Z][0-9][C-Z].*")) {
                found.addAll(fields.flaw(
                                "code",
                                code,
                                "must be one of ICD-10-CM, whose third character is a digit, A or B. Maybe a letter"
                                        + " stands in the place of a digit.")
                        .problems());
            }
        }
        return found;
    }

    private static void add(Fields row, Set<Code> codes, Map<CodeSystem, Fields> completeIn) {
        CodeSystem system = row.choice("system", Choices.named(CodeSystem.values()));
        String value = row.text("code");
        row.text("display");
        Sourced.period(row);
        Sourced.citation(row);
        if (value.equals(COMPLETE)) {
            if (completeIn.put(system, row) != null) {
                throw row.flaw("code", value, "must stand once for " + system.name() + ".");
            }
            return;
        }
        if (!isWellFormed(system, value)) {
            throw row.flaw(
                    "code",
                    value,
                    "must have the form of a " + system.name()
                            + " code; an ICD10CM code may end in * to stand for all codes below it. The word \"complete\""
                            + " says that no code of the system is missing here.");
        }
        if (!codes.add(Code.of(system, value))) {
            throw row.flaw("code", value, "must stand once.");
        }
    }

    private static void refuseCompleteWithoutCode(CodeSystem system, Fields row, Set<Code> codes) {
        if (codes.stream().noneMatch(code -> code.isFrom(system))) {
            throw row.flaw("code", COMPLETE, "must stand beside at least one code of " + system.name() + ".");
        }
    }

    private static boolean isWellFormed(CodeSystem system, String code) {
        return switch (system) {
            case ICD10CM -> code.matches("[A-Z][0-9][0-9A-Z](\\.([0-9A-Z]{1,4}\\*?|\\*)|\\*)?");
            case SNOMED -> code.matches("[1-9][0-9]{5,17}") && hasVerhoeffDigit(code);
            case LOINC -> ArgumentKind.LOINC.accepts(code);
            case RXNORM -> code.matches("[1-9][0-9]{0,7}");
            case NDC -> code.matches("[0-9]{11}");
            case HCPCS -> code.matches("[A-Z0-9]{5}");
            case NCIT -> code.matches("C[1-9][0-9]{1,6}");
            case NUCC -> code.matches("[0-9A-Z]{9}X");
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
