package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.api.cli.Engine.CheckedRules;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;

/** A check of the folders finds what an author can do wrong there, file by file. */
class AuthoredRulesTest {
    private static final String POLICY = "policies/antiplatelet-prasugrel/2026.1.policy.yaml";
    private static final String SCENARIOS = "policies/antiplatelet-prasugrel/2026.1.tests.yaml";

    @TempDir
    Path folder;

    @BeforeEach
    void copyWhatShips() throws IOException {
        for (SourceFile file : RulesFolder.ofFivePolicies().files()) {
            Path target = folder.resolve("rules").resolve(file.path());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.text());
        }
        copy(Path.of("formulary-data"), folder.resolve("formulary-data"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private CheckedRules check() throws IOException {
        return new AuthoredRules(folder.resolve("rules"), folder.resolve("formulary-data")).check();
    }

    private List<String> problems() throws IOException {
        return check().problems().stream()
                .map(ConfigurationFault.Problem::toString)
                .toList();
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = folder.resolve("rules").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replaceFirst(java.util.regex.Pattern.quote(from), to));
    }

    @Test
    void shipped_rules_no_problem() throws IOException {
        CheckedRules checked = new AuthoredRules(Path.of("rules"), Path.of("formulary-data")).check();
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.policies()).isGreaterThan(25);
    }

    @Test
    void misspelt_term_is_named_with_its_place() throws IOException {
        change(POLICY, "when: age >= 18 years", "when: agee >= 18 years");
        assertThat(problems())
                .anyMatch(problem -> problem.matches("\\Q" + POLICY
                        + "\\E:[0-9]+:[0-9]+: The term \\(agee\\) must be in the vocabulary. Did you mean \"age\"\\?"));
    }

    @Test
    void bad_vocabulary_is_a_problem_and_not_a_crash() throws IOException {
        change("vocabulary.yaml", "type: number", "type: nmber");
        assertThat(problems()).anyMatch(problem -> problem.startsWith("vocabulary.yaml:"));
    }

    @Test
    void drug_missing_from_the_catalogue_is_named() throws IOException {
        Files.delete(folder.resolve("formulary-data/drugs/aspirin.yaml"));
        // Its prices would be the first thing to be missed.
        Files.delete(folder.resolve("formulary-data/prices/nadac-2025-12-24.yaml"));
        assertThat(problems())
                .anyMatch(problem -> problem.contains("The drug (aspirin) of policy antiplatelet-ticagrelor/2026.1"));
    }

    @Test
    void scenario_that_does_not_hold_is_named() throws IOException {
        change(POLICY, "when: age >= 18 years", "when: age >= 99 years");
        assertThat(problems())
                .anyMatch(problem -> problem.matches(
                        "\\Q" + SCENARIOS + "\\E:[0-9]+:[0-9]+: The criterion \\(adult\\) of scenario .*"));
    }

    @Test
    void scenario_file_misspelt_or_missing_is_named() throws IOException {
        change(SCENARIOS, "scenarios:", "scenarioz:");
        assertThat(problems())
                .anyMatch(problem -> problem.startsWith(SCENARIOS) && problem.contains("Did you mean \"scenarios\"?"));
        Files.delete(folder.resolve("rules").resolve(SCENARIOS));
        assertThat(problems())
                .containsExactly(SCENARIOS + ": The scenarios of policy antiplatelet-prasugrel/2026.1 must be there."
                        + " Write this file.");
    }

    @Test
    void drugs_with_prior_authorization_and_no_policy_are_notes_and_no_problems() throws IOException {
        assertThat(check().notes())
                .contains(
                        "adalimumab: prior authorization on EXAMPLE-HEALTH and no policy in force on 2026-01-01, so that"
                                + " requests go to a person.")
                .noneMatch(note -> note.startsWith("siponimod:"));
        change(
                "policies/siponimod/2026.1.policy.yaml",
                "effective: 2026-01-01",
                "effective: 2026-01-01\nuntil: 2026-06-30");
        assertThat(check().notes())
                .contains(
                        "siponimod: prior authorization on EXAMPLE-HEALTH and no policy in force on 2026-07-01, so that"
                                + " requests go to a person.");
    }

    @Test
    void missing_folder_is_a_problem() throws IOException {
        CheckedRules checked = new AuthoredRules(folder.resolve("nowhere"), folder.resolve("formulary-data")).check();
        assertThat(checked.policies()).isZero();
        assertThat(checked.problems()).hasSize(1);
    }
}
