package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Hostile files in the rules folder give an error, quickly, and nothing of them runs. */
class HostilePoliciesTest {
    private static final AtomicBoolean RAN = new AtomicBoolean();
    private static final Pattern REPEATED = Pattern.compile("\\{\\{([0-9]+) x (.*?)}}(?!})");
    private static final Pattern CHARACTER = Pattern.compile("\\{\\{U\\+([0-9A-F]{4})}}");

    /** What the code in the files would call. */
    public static boolean ran() {
        RAN.set(true);
        return true;
    }

    /**
     * One case.
     *
     * @param name what is tried
     * @param files the hostile files by path
     * @param accepted whether it is a text that anyone may write
     */
    private record Case(String name, TreeMap<String, String> files, boolean accepted) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/hostile-rules/cases.txt"));
        List<Case> cases = new ArrayList<>();
        String[] blocks = text.split("(?m)^=== ", -1);
        for (int i = 1; i < blocks.length; i++) {
            String[] parts = blocks[i].strip().split("(?m)^--- ", -1);
            String name = parts[0].strip();
            TreeMap<String, String> files = new TreeMap<>();
            for (int part = 1; part < parts.length; part++) {
                String path = parts[part].lines().findFirst().orElseThrow();
                String body = body(parts[part]);
                boolean replaced = part + 1 < parts.length && parts[part + 1].startsWith("becomes\n");
                String whole = replaced ? good(path).replace(body, written(body(parts[++part]))) : written(body) + "\n";
                assertThat(whole).as(name).isNotEqualTo(good(path));
                files.put(path, whole);
            }
            cases.add(new Case(name, files, name.startsWith("accepted: ")));
        }
        return cases.stream();
    }

    private static String body(String part) {
        return part.substring(part.indexOf('\n') + 1).stripTrailing();
    }

    private static String good(String path) {
        return MadeUpRules.with("x", "").find(path).map(SourceFile::text).orElse("");
    }

    private static String written(String text) {
        String repeated = REPEATED.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(2).repeat(Integer.parseInt(match.group(1)))));
        return CHARACTER
                .matcher(repeated)
                .replaceAll(
                        match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16))));
    }

    private static SourceFiles files(Case hostile) {
        TreeMap<String, SourceFile> files = new TreeMap<>();
        MadeUpRules.with(MadeUpRules.POLICY_FILE, MadeUpRules.POLICY)
                .files()
                .forEach(file -> files.put(file.path(), file));
        hostile.files().forEach((path, text) -> files.put(path, new SourceFile(path, text)));
        return new SourceFiles(List.copyOf(files.values()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hostile_file_is_an_error_and_nothing_runs(Case hostile) {
        SourceFiles files = files(hostile);
        List<String> problems = assertTimeout(Duration.ofSeconds(20), () -> MadeUpRules.problems(files));
        if (hostile.accepted()) {
            assertThat(problems).isEmpty();
            runs(files);
        } else {
            assertThat(problems).isNotEmpty();
            assertThat(problems)
                    .as("the error stands at the file")
                    .anyMatch(problem -> hostile.files().keySet().stream().anyMatch(problem::startsWith));
        }
        assertThat(problems).allSatisfy(problem -> assertThat(problem)
                .hasSizeLessThan(2_200)
                .doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]")
                .doesNotContain("Exception", "\tat "));
        assertThat(RAN).isFalse();
    }

    /** A text is shown and never becomes a rule. */
    private static void runs(SourceFiles files) {
        PlacedPolicies placed = PolicyLoader.loadPlaced(files);
        Policy policy = placed.release().policies().get(0);
        List<Scenario> scenarios = new ScenarioReader(placed.release(), policy)
                .read(files.find(MadeUpRules.TESTS_FILE).orElseThrow());
        DroolsEvaluator drools = new DroolsEvaluator(1);
        scenarios.forEach(scenario -> drools.evaluate(policy, scenario.given()));
    }

    @Test
    void sixty_files_and_more_are_tried() throws IOException {
        assertThat(cases().filter(one -> !one.accepted())).hasSizeGreaterThanOrEqualTo(60);
    }
}
