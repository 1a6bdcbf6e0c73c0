package org.precisionbenefit.policy.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.RandomPolicies;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Digest;

class GeneratedRulesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/antiplatelet-clopidogrel-2026.1.drl");

    @Test
    void clopidogrel_printed_equals_golden_file() throws IOException {
        String drl = new DrlWriter().write(RulesFolder.policy("antiplatelet-clopidogrel"));
        if (!Files.exists(GOLDEN)) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, drl);
            assertThat(GOLDEN)
                    .as("was missing and is written now; read it and run again")
                    .doesNotExist();
        }
        assertThat(drl).isEqualTo(Files.readString(GOLDEN));
    }

    /**
     * Without a rule some scenario lacks the finding of its criterion; no rule is there for nothing. Criteria on one level
     * do not see each other, so each of them loses one rule at a time in the same knowledge base.
     */
    @ParameterizedTest
    @ValueSource(strings = {"antiplatelet-clopidogrel", "antiplatelet-prasugrel", "antiplatelet-ticagrelor"})
    void each_rule_deleted_some_scenario_lacks_the_finding(String name) {
        Policy policy = RulesFolder.policy(name);
        List<Scenario> scenarios = RulesFolder.scenarios(policy);
        Map<CriterionId, Integer> levels = new TreeMap<>();
        levels(policy.root(), 1, levels);
        policy.beside().forEach(leaf -> levels.put(leaf.id(), 1));
        int deleted = 0;
        for (List<Criterion> level : byLevel(policy, levels)) {
            int most = level.stream().mapToInt(one -> rules(one).size()).max().orElseThrow();
            for (int nth = 0; nth < most; nth++) {
                deleted += deleteNth(policy, level, nth, scenarios);
            }
        }
        assertThat(deleted).isEqualTo(DrlWriter.rules(policy).size());
    }

    private static int deleteNth(Policy policy, List<Criterion> level, int nth, List<Scenario> scenarios) {
        Map<CriterionId, GeneratedRule> gone = new TreeMap<>();
        for (Criterion criterion : level) {
            if (nth < rules(criterion).size()) {
                gone.put(criterion.id(), rules(criterion).get(nth));
            }
        }
        DroolsEvaluator without = new DroolsEvaluator(1, RuleCompiler.MVEL, all -> all.stream()
                .filter(rule -> !gone.containsValue(rule))
                .toList());
        Set<CriterionId> lacking = new TreeSet<>();
        for (Scenario scenario : scenarios) {
            List<Finding> whole = new ReferenceEvaluator().evaluate(policy, scenario.given());
            List<Finding> fewer = without.evaluate(policy, scenario.given());
            assertThat(whole).containsAll(fewer);
            whole.stream()
                    .filter(finding -> !fewer.contains(finding))
                    .forEach(finding -> lacking.add(finding.criterion()));
        }
        assertThat(lacking).as("some scenario needs each of %s", gone.values()).containsAll(gone.keySet());
        return gone.size();
    }

    private static List<GeneratedRule> rules(Criterion criterion) {
        return new CriterionRules(criterion).rules();
    }

    private static void levels(Criterion criterion, int level, Map<CriterionId, Integer> levels) {
        levels.put(criterion.id(), level);
        if (criterion instanceof Criterion.Group group) {
            group.children().forEach(child -> levels(child, level + 1, levels));
        }
    }

    private static Collection<List<Criterion>> byLevel(Policy policy, Map<CriterionId, Integer> levels) {
        return policy.criteria().stream()
                .collect(Collectors.groupingBy(
                        criterion -> levels.getOrDefault(criterion.id(), 0), TreeMap::new, Collectors.toList()))
                .values();
    }

    @Test
    void no_rules_fault_says_that_none_fired() {
        Policy policy = RulesFolder.policy("antiplatelet-clopidogrel");
        DroolsEvaluator none = new DroolsEvaluator(1, RuleCompiler.MVEL, all -> List.of());
        assertThatThrownBy(() -> none.evaluate(policy, Facts.of(Map.of())))
                .isInstanceOf(EvaluationFault.class)
                .hasMessageContaining("none did");
    }

    @Test
    void rules_that_go_round_fault_says_that_the_limit_was_hit() {
        Policy policy = RulesFolder.policy("antiplatelet-clopidogrel");
        GeneratedRule round = new GeneratedRule(
                "round", List.of("Verdict( criterion == \"quantity\" )"), "Verdict.met( \"quantity\" )");
        DroolsEvaluator spinning = new DroolsEvaluator(1, RuleCompiler.MVEL, all -> {
            List<GeneratedRule> more = new ArrayList<>(all);
            more.add(round);
            return more;
        });
        assertThatThrownBy(() -> spinning.evaluate(policy, Facts.of(Map.of())))
                .isInstanceOf(EvaluationFault.class)
                .hasMessageContaining("fewer than");
    }

    @Test
    void doubled_rule_doubled_finding_is_left_for_the_caller_to_see() {
        Policy policy = RulesFolder.policy("antiplatelet-clopidogrel");
        DroolsEvaluator doubled = new DroolsEvaluator(1, RuleCompiler.MVEL, all -> {
            List<GeneratedRule> more = new ArrayList<>(all);
            GeneratedRule first = all.stream()
                    .filter(rule -> rule.name().startsWith("poor-metabolizer - unknown"))
                    .findFirst()
                    .orElseThrow();
            more.add(new GeneratedRule("once more", first.conditions(), first.verdict()));
            return more;
        });
        assertThat(doubled.evaluate(policy, Facts.of(Map.of())))
                .filteredOn(finding -> finding.criterion().equals(new CriterionId("poor-metabolizer")))
                .hasSize(2);
    }

    @Test
    void prose_of_the_policy_never_reaches_the_rules() {
        Criterion.Leaf leaf = leaf("A text \" ) then System.exit(1); end // \n rule", "avoid");
        Policy policy = RandomPolicies.policy(leaf, List.of(), Digest.of("prose"));
        assertThat(new DrlWriter().write(policy)).doesNotContain("exit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\" ) ) then System.exit(1); end //",
                "back\\slash",
                "new\nline",
                "a, b\" ) || true",
                "tab\t",
                "\u0131\u015f",
                "$x",
                "{eval}",
                "a;b"
            })
    void word_that_could_be_code_is_refused(String word) {
        Policy policy = RandomPolicies.policy(leaf("A text", word), List.of(), Digest.of(word));
        assertThatThrownBy(() -> new DrlWriter().write(policy))
                .isInstanceOf(EvaluationFault.class)
                .hasMessageNotContaining(word);
    }

    @Test
    void shipped_policies_import_only_the_facts() {
        for (Policy policy : RulesFolder.release().policies()) {
            String drl = new DrlWriter().write(policy);
            assertThat(Pattern.compile("^import (.*)\\.[A-Z].*$", Pattern.MULTILINE)
                            .matcher(drl)
                            .results()
                            .map(found -> found.group(1)))
                    .isNotEmpty()
                    .containsOnly("org.precisionbenefit.policy.facts");
            // A phenotype may be called a function, but only inside a literal.
            assertThat(drl.replaceAll("\"[^\"]*\"", "text"))
                    .doesNotContain("salience")
                    .doesNotContain("function")
                    .doesNotContain("global");
        }
    }

    private static Criterion.Leaf leaf(String text, String word) {
        Criterion.Header header = new Criterion.Header(new CriterionId("leaf"), Kind.REQUIREMENT, text, null, null);
        return new Criterion.Leaf(
                header,
                new org.precisionbenefit.policy.Test(
                        new TermKey("words", "a"), Operator.IS, null, List.of(word), Provenance.Source.ATTESTED));
    }
}
