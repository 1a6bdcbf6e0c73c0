package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.terminology.SourceFile;

/**
 * A copy of the folders where people author, to be changed by a test.
 *
 * @param rules the copy of the rules
 * @param formulary the copy of formulary, knowledge and clocks
 */
record AuthoredCopy(Path rules, Path formulary) {
    /** What is changed where it occurs: thresholds, amounts, days, names and words. */
    private static final Map<String, String> EDITS = edits();

    static AuthoredCopy below(Path folder) throws IOException {
        AuthoredCopy copy = new AuthoredCopy(folder.resolve("rules"), folder.resolve("formulary-data"));
        for (SourceFile file : RulesFolder.ofFivePolicies().files()) {
            Path target = copy.rules.resolve(file.path());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.text());
        }
        copy(Path.of("formulary-data"), copy.formulary);
        return copy;
    }

    private static Map<String, String> edits() {
        Map<String, String> edits = new LinkedHashMap<>();
        edits.put(">= 30 days", ">= 45 days");
        edits.put(">= 18 years", ">= 21 years");
        edits.put("approve for: 365 days", "approve for: 180 days");
        edits.put("< 60 kg", "< 61 kg");
        edits.put("What is the member's date of birth\\?", "When was the member born?");
        edits.put("quantity: 30,", "quantity: 28,");
        edits.put("quantity: 60,", "quantity: 56,");
        edits.put("name: Demonstration", "name: Renamed Demonstration");
        edits.put("strength: moderate", "strength: optional");
        edits.put("\\{name: \"\\*2\", function: No function", "{name: \"*2\", function: Normal function");
        edits.put("age: 60 years", "age: 61 years");
        edits.put("age: 40 years", "age: 41 years");
        edits.put(">= 1 days", ">= 2 days");
        edits.put("for eight weeks", "for 8 weeks");
        edits.put("sections 2\\.2 and 2\\.3", "sections 2.2 to 2.3");
        edits.put("as named in the CPIC drug table", "as the CPIC drug table names it");
        edits.put("Clin Transl Sci", "Clin. Transl. Sci.");
        edits.put("code set in use", "code set");
        edits.put("hours: 72", "hours: 71");
        edits.put("hours: 24", "hours: 23");
        edits.put("2020-07-01", "2020-07-02");
        edits.put("(?m)^(ICD10CM,[^,]+,[^,\n]+),2026-01-01,", "$1 (renamed),2026-01-01,");
        edits.put("days_of\\(clopidogrel\\): ([0-9]+) days", "days_of(clopidogrel): 1$1 days");
        edits.put("NADAC", "NADAC (renamed)");
        edits.put("condition\\(active-bleeding\\): no", "condition(active-bleeding): {attested: no}");
        edits.put("(?m)^(class: .+\nname: .+)$", "$1 (renamed)");
        edits.put("# ", "#  ");
        return edits;
    }

    /** Changes values in every file and appends a comment to it. */
    void changeEveryFile() throws IOException {
        for (Path file : files()) {
            String text = Files.readString(file);
            String changed = text;
            for (Map.Entry<String, String> edit : EDITS.entrySet()) {
                changed = changed.replaceAll(edit.getKey(), edit.getValue());
            }
            assertThat(changed).as(file.toString()).isNotEqualTo(text);
            Files.writeString(file, changed + "\n# Changed by a test.\n");
        }
    }

    void delete() throws IOException {
        for (Path top : List.of(rules, formulary)) {
            try (Stream<Path> all = Files.walk(top)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> here = Files.walk(rules);
                Stream<Path> there = Files.walk(formulary)) {
            return Stream.concat(here, there).filter(Files::isRegularFile).toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
