package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.draft.CheckBudget;
import org.precisionbenefit.policy.draft.CheckedText;
import org.precisionbenefit.policy.draft.PolicyPaths;
import org.precisionbenefit.policy.draft.TriedScenario;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** The check of texts that are being written, beside the policies that ship. */
class PolicyTextCheckTest {
    private static final PolicyId PRASUGREL = new PolicyId("antiplatelet-prasugrel", "2026.1");
    private static final String POLICY = PolicyPaths.policy(PRASUGREL);
    private static final String TESTS = PolicyPaths.tests(PRASUGREL);
    private static SourceFiles live = new SourceFiles(List.of());

    @BeforeAll
    static void read() throws IOException {
        List<SourceFile> files = new ArrayList<>();
        Path rules = Path.of("rules");
        try (Stream<Path> all = Files.walk(rules)) {
            for (Path path : all.filter(Files::isRegularFile)
                    .filter(each -> each.toString().matches(".*\\.(yaml|csv)"))
                    .toList()) {
                files.add(new SourceFile(rules.relativize(path).toString().replace('\\', '/'), Files.readString(path)));
            }
        }
        live = new SourceFiles(files);
    }

    @Test
    void text_as_it_ships_has_no_problem_and_every_scenario_holds() {
        CheckedText checked = check(text(POLICY), text(TESTS));

        assertThat(checked.problems()).isEmpty();
        assertThat(checked.missing()).isEmpty();
        assertThat(checked.scenarios()).hasSizeGreaterThan(30).allMatch(TriedScenario::holds);
        assertThat(checked.isGood()).isTrue();
    }

    @Test
    void threshold_that_is_moved_fails_the_scenarios_between_old_and_new_with_their_lines() {
        assertThat(check(text(POLICY).replace(">= 30 days", ">= 45 days"), text(TESTS))
                        .scenarios())
                .filteredOn(each -> !each.holds())
                .extracting(TriedScenario::name)
                .containsExactly("Forty days of clopidogrel were enough", "Thirty days of clopidogrel are just enough");

        CheckedText checked = check(text(POLICY).replace(">= 30 days", ">= 20 days"), text(TESTS));

        assertThat(checked.problems()).isEmpty();
        List<TriedScenario> failing =
                checked.scenarios().stream().filter(each -> !each.holds()).toList();
        assertThat(failing)
                .extracting(TriedScenario::name)
                .containsExactly("Twenty-nine days of clopidogrel are too few");
        assertThat(failing.get(0).wrong())
                .contains(
                        "The criterion (step-trial), \"Clopidogrel for at least 30 days\", is expected to be not met and is met.",
                        "It is expected to ask for outcome_of(clopidogrel) and score(mace-clopidogrel) and asks for nothing.");
        assertThat(text(TESTS).lines().toList().get(failing.get(0).line() - 1))
                .contains(failing.get(0).name());
    }

    @Test
    void criterion_that_no_scenario_tries_is_named() {
        CheckedText checked = check(
                text(POLICY),
                text(TESTS).replace("      within_quantity_limit: unknown\n", "      within_quantity_limit: yes\n"));

        assertThat(checked.missing())
                .anySatisfy(sentence -> assertThat(sentence).contains("(quantity)", "UNKNOWN"));
        assertThat(checked.isGood()).isFalse();
    }

    /** What is replaced by what in the policy, the line that holds it, the column and a part of the message. */
    @ParameterizedTest(name = "{1}")
    @CsvFileSource(resources = "/workbench/mistakes.csv", numLinesToSkip = 1, maxCharsPerColumn = 1000)
    void typical_mistake_is_named_at_its_line_and_column_with_a_cure(
            String right, String wrong, String at, int column, String message) {
        assertThat(text(POLICY)).contains(right);
        String text = text(POLICY)
                .replaceFirst(
                        java.util.regex.Pattern.quote(right),
                        java.util.regex.Matcher.quoteReplacement(wrong.replace("\\t", "\t")));
        CheckedText checked = check(text, text(TESTS));

        assertThat(checked.problems()).anySatisfy(problem -> {
            assertThat(problem.where()).isEqualTo(POLICY);
            assertThat(problem.message()).contains(message);
            assertThat(problem.column()).isEqualTo(column);
            assertThat(text.lines().toList().get(problem.line() - 1)).contains(at);
        });
        assertThat(checked.scenarios()).isEmpty();
    }

    @Test
    void mistakes_in_scenarios_and_tables_have_their_places_too() {
        CheckedText tests = check(text(POLICY), text(TESTS).replace("step-trial: not met", "step-trail: not met"));
        assertThat(tests.problems())
                .hasSizeGreaterThanOrEqualTo(1)
                .allSatisfy(problem -> assertThat(problem.where()).isEqualTo(TESTS))
                .anySatisfy(problem -> assertThat(problem.message()).contains("(step-trail)", "Did you mean"));

        PolicyId siponimod = new PolicyId("siponimod", "2026.1");
        String table = PolicyPaths.table(siponimod, "dose-by-genotype");
        SourceFiles texts = live.where(path -> PolicyPaths.isOf(siponimod, path) && !path.equals(table))
                .and(new SourceFiles(List.of(new SourceFile(table, text(table).replace("<= 1 mg", "<= 1 kg")))));
        assertThat(check(siponimod, texts).problems()).anySatisfy(problem -> {
            assertThat(problem.where()).isEqualTo(table);
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.message()).contains("kg", "mg");
        });
    }

    @Test
    void new_version_is_checked_under_its_own_number_and_another_policy_of_the_drug_is_a_conflict() {
        PolicyId next = new PolicyId("antiplatelet-prasugrel", "2026.2");
        SourceFiles renamed =
                PolicyPaths.renamed(live.where(path -> PolicyPaths.isOf(PRASUGREL, path)), PRASUGREL, next);
        assertThat(check(next, renamed).problems())
                .extracting(Problem::message)
                .anySatisfy(message -> assertThat(message).contains("The version (2026.1)"));
        SourceFiles numbered = new SourceFiles(renamed.files().stream()
                .map(file -> new SourceFile(file.path(), file.text().replace("version: 2026.1", "version: 2026.2")))
                .toList());
        assertThat(check(next, numbered).isGood()).isTrue();

        PolicyId other = new PolicyId("another", "2026.1");
        String text = text(POLICY).replace("policy: antiplatelet-prasugrel", "policy: another");
        assertThat(check(other, new SourceFiles(List.of(new SourceFile(PolicyPaths.policy(other), text))))
                        .problems())
                .anySatisfy(problem -> {
                    assertThat(problem.message()).contains("must have one policy on");
                    assertThat(text.lines().toList().get(problem.line() - 1)).startsWith("applies to:");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0001",
                "a: &a [x, x]\nb: *a",
                "!!javax.script.ScriptEngineManager [x]",
                "policy: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                "<script>alert(1)</script>",
                "criteria: {all: [{use: continuation, with: {drugs: '<drugs>', days: '<days>'}}]}",
                "rule \"x\" when then System.exit(1); end"
            })
    void hostile_text_is_a_problem_and_nothing_else(String text) {
        CheckedText checked = check(text, text);

        assertThat(checked.problems()).isNotEmpty();
        assertThat(checked.scenarios()).isEmpty();
    }

    @Test
    void check_that_takes_too_long_ends() {
        int[] steps = {0};
        CheckBudget budget = () -> {
            if (++steps[0] > 6) {
                throw new CheckBudget.Spent();
            }
        };
        assertThatThrownBy(() -> check(PRASUGREL, texts(text(POLICY), text(TESTS)), budget))
                .isInstanceOf(CheckBudget.Spent.class);
    }

    @Test
    void vocabulary_is_told_with_label_unit_argument_and_words() {
        assertThat(PolicyTextCheck.words(live)).hasSizeGreaterThan(20).anySatisfy(word -> {
            assertThat(word.term().name()).isEqualTo("days_of");
            assertThat(word.term().unit()).isEqualTo("days");
            assertThat(word.argument()).isEqualTo("ingredient");
            assertThat(word.label()).isEqualTo("the days on {}");
        });
    }

    private static CheckedText check(String policy, String tests) {
        return check(PRASUGREL, texts(policy, tests));
    }

    private static CheckedText check(PolicyId id, SourceFiles texts) {
        return check(id, texts, () -> {});
    }

    private static CheckedText check(PolicyId id, SourceFiles texts, CheckBudget budget) {
        return new PolicyTextCheck(live, new PolicyLoader().load(live), release -> List.of()).check(id, texts, budget);
    }

    private static SourceFiles texts(String policy, String tests) {
        return new SourceFiles(List.of(new SourceFile(POLICY, policy), new SourceFile(TESTS, tests)));
    }

    private static String text(String path) {
        return live.find(path).orElseThrow().text();
    }
}
