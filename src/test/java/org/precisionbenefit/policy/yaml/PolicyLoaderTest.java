package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.DefaultPolicyRelease;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Every mistake of an author is refused with its place, what was expected and the nearest word. */
class PolicyLoaderTest {
    private static final String PATH = "policies/antiplatelet-prasugrel/2026.1.policy.yaml";
    private static final String GOOD = """
            policy: antiplatelet-prasugrel
            version: 2026.1
            effective: 2026-01-01
            applies to:
              ingredients: {613391: prasugrel}
            other ingredients: {32968: clopidogrel}
            approve for: 365 days
            source: {title: A text, locator: page 1, last checked: 2026-11-21}
            criteria:
              all:
                - id: no-stroke
                  kind: safety exclusion
                  text: No stroke
                  when: not condition(stroke-or-tia)
                - id: adult
                  when: age >= 18 years
                - id: step
                  needs: documented
                  any:
                    - when: days_of(clopidogrel) >= 30 days
                    - when: outcome_of(clopidogrel) in [failed, not tolerated]
                    - when: score(mace-clopidogrel) >= 0.20
                - id: two
                  at least: 2
                  of:
                    - {id: light, when: body_weight(29463-7) < 60 kg}
                    - {id: older, only if: age >= 75 years, when: guidance_action(clopidogrel) is avoid}
                    - {id: limit, when: within_quantity_limit}
            safety holds:
              - id: hold
                when: score(major-bleeding-p2y12) < 0.10
            notes:
              - when: phenotype(CYP2C19) is Poor Metabolizer
            """;

    static SourceFiles with(String path, String text) {
        TreeMap<String, SourceFile> files = new TreeMap<>();
        RulesFolder.files()
                .where(one -> !one.startsWith("policies/"))
                .files()
                .forEach(file -> files.put(file.path(), file));
        files.put(PATH, new SourceFile(PATH, GOOD));
        files.put(path, new SourceFile(path, text));
        return new SourceFiles(List.copyOf(files.values()));
    }

    static DefaultPolicyRelease load(String path, String text) {
        return new PolicyLoader().load(with(path, text));
    }

    private static List<String> refusals(String policy) {
        DefaultPolicyRelease release = load(PATH, policy);
        assertThat(release.policies()).as("a policy with problems is refused").isEmpty();
        return release.refusals().stream()
                .map(ConfigurationFault.Problem::toString)
                .toList();
    }

    private static Criterion criterion(Policy policy, String id) {
        return policy.criteria().stream()
                .filter(criterion -> criterion.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void good_policy_tree_is_read_whole() {
        DefaultPolicyRelease release = load(PATH, GOOD);
        assertThat(release.refusals()).isEmpty();
        Policy policy = release.policies().get(0);
        assertThat(policy.criteria().stream().map(one -> one.id().value()))
                .containsExactly(
                        "criteria",
                        "no-stroke",
                        "adult",
                        "step",
                        "step-1",
                        "step-2",
                        "step-3",
                        "two",
                        "light",
                        "older",
                        "limit",
                        "hold",
                        "note-1");
        assertThat(PolicyTerms.of(policy)).hasSize(10);
        assertThat(criterion(policy, "no-stroke").header().kind()).isEqualTo(Kind.SAFETY_EXCLUSION);
        assertThat(criterion(policy, "note-1").header().kind()).isEqualTo(Kind.NOTE);
        assertThat(((Criterion.Leaf) criterion(policy, "step-1")).when().needs())
                .as("a group's need holds for its lines")
                .isEqualTo(Provenance.Source.DOCUMENTED);
        assertThat(criterion(policy, "step-1").header().citation())
                .as("a line takes over the source of its policy")
                .isNotNull();
        assertThat(((Criterion.Group) criterion(policy, "two")).atLeast()).isEqualTo(2);
        assertThat(policy.approvalDays()).isEqualTo(365);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "policy: antiplatelet-prasugrel | policy: prasugrel | 1:9: The policy (prasugrel) must be the one that its folder",
                "version: 2026.1 | version: 2026.2 | 2:10: The version (2026.2) must be the one that its file",
                "effective: 2026-01-01 | effective: 2026-02-30 | 3:12: The effective (2026-02-30) of policy antiplatelet-prasugrel/2026.1 must be a day",
                "effective: 2026-01-01 | effectiv: 2026-01-01 | 3:1: The name (effectiv) in policy antiplatelet-prasugrel/2026.1 must be one of policy, version, effective, until, applies to, other ingredients, approve for, source, criteria, initial, renewal, safety holds, notes. Did you mean \"effective\"?",
                "613391: prasugrel | x: prasugrel | 5:20: An ingredient must be its RxNorm identifier",
                "approve for: 365 days | approve for: 12 months | 7:14: The approve for (12 months) of policy antiplatelet-prasugrel/2026.1 must be a whole number",
                "locator: page 1, | | 8:9: The locator of the source of policy antiplatelet-prasugrel/2026.1 must be given.",
                "kind: safety exclusion | kind: safety | 12:13: The kind (safety) of criterion no-stroke must be one of requirement, safety exclusion.",
                "not condition(stroke-or-tia) | not condition(strok-or-tia) | 14:27: The value set (strok-or-tia) must be a file in value-sets. Did you mean \"stroke-or-tia\"?",
                "id: adult | id: no-stroke | 15:11: The id (no-stroke) must stand once in a policy, and it stands in line 11 too.",
                "id: adult | id: Adult | 15:11: The id (Adult) must be lower-case letters",
                "age >= 18 years | agee >= 18 years | 16:13: The term (agee) must be in the vocabulary. Did you mean \"age\"?",
                "age >= 18 years | age >= 18 | 16:22: The unit () of age must be years.",
                "age >= 18 years | age >= 18 months | 16:23: The unit (months) of age must be years.",
                "age >= 18 years | age >= eighteen | 16:17: The number age must be compared",
                "age >= 18 years | age => 18 years | 16:17: The number age must be compared",
                "age >= 18 years | age(x) >= 18 years | 16:17: The term (age) must have no argument.",
                "age >= 18 years | age >= 18 years and true | 16:23: The unit (years and true) of age must be years.",
                "age >= 18 years | System.exit(1) | 16:13: The comparison (System.exit(1)) cannot be read.",
                "needs: documented | needs: proof | 18:14: The needs (proof) of criterion step must be one of attested, documented.",
                "days_of(clopidogrel) >= 30 | days_of(clopidogrle) >= 30 | 20:25: The ingredient (clopidogrle) must be declared in this file",
                "days_of(clopidogrel) >= 30 days | days_of >= 30 days | 20:24: The term (days_of) must say what it is asked about: days_of(ingredient).",
                "in [failed, not tolerated] | in [failed, not tolerted] | 21:53: The word (not tolerted) must be one that outcome_of can have. Did you mean \"not tolerated\"?",
                "in [failed, not tolerated] | >= 3 | 21:41: The words of outcome_of(clopidogrel) must be compared",
                "at least: 2 | at least: 4 | 24:17: The at least (4) of criterion two must be from 1 to 3",
                "at least: 2 | all: 2 | 23:7: The criterion two must have exactly one of",
                "body_weight(29463-7) | body_weight(29463-8) | 26:41: The argument (29463-8) of term body_weight must be a well-formed loinc.",
                "within_quantity_limit | within_quantity_limit is yes | 28:51: The term within_quantity_limit is yes or no",
                "score(major-bleeding-p2y12) < 0.10 | age >= 18 years | 30:9: The safety hold (hold) must compare a score.",
                "only if: age >= 75 years | only if: score(x) >= 0.2 | 27:16: The criterion (older) must not apply by a score",
                "not condition(stroke-or-tia) | score(x) < 0.2 | 11:11: The safety exclusion (no-stroke) must not rest on a score",
                "age >= 18 years | score(x) < 0.2 | 15:11: The score in criterion (adult) must be one of several ways",
                "phenotype(CYP2C19) | phenotype(cyp2c19) | 33:21: The argument (cyp2c19) of term phenotype must be a well-formed gene.",
                "text: No stroke | txt: No stroke | 13:7: The name (txt) in a criterion must be one of id, kind, text, when, only if, needs, source, all, any, at least, of, overrides, approve for. Did you mean \"text\"?",
                "text: No stroke | text: &a No stroke | 13:13: The file must not use YAML anchors (&name) or aliases (*name).",
                "text: No stroke | text: !!java.net.URL No stroke | 13:13: The file must not use YAML tags (!name).",
                "text: No stroke | text: \"No stroke | 34:1: The file must be well-formed YAML.",
            })
    void one_mistake_is_named_with_place_and_advice(String good, String bad, String expected) {
        assertThat(GOOD).contains(good);
        String policy = GOOD.replaceFirst(Pattern.quote(good), bad == null ? "" : bad.replace("$", "\\$"));
        assertThat(refusals(policy)).as(String.join("\n", refusals(policy))).anyMatch(text -> text.contains(expected));
    }

    @Test
    void several_mistakes_are_named_at_once_in_order() {
        String policy = GOOD.replace("age >= 18 years", "agee >= 18 years")
                .replace("in [failed", "in [faild")
                .replace("< 60 kg", "< 60 lb");
        assertThat(refusals(policy)).hasSize(3).isSortedAccordingTo((one, other) -> 0);
        assertThat(refusals(policy).get(0)).contains("16:");
        assertThat(refusals(policy).get(2)).contains("26:");
    }

    @Test
    void unknown_name_does_not_hide_other_mistakes() {
        String policy = GOOD.replace("approve for: 365 days", "aprove for: 365 days")
                .replace("text: No stroke", "txt: No stroke")
                .replace("< 60 kg", "< 60 lb");
        assertThat(refusals(policy))
                .anyMatch(text -> text.contains("The name (aprove for)"))
                .anyMatch(text -> text.contains("The name (txt)"))
                .anyMatch(text -> text.contains("The unit (lb)"));
    }

    @Test
    void faulty_source_of_the_policy_is_one_problem_and_not_one_for_every_line() {
        assertThat(refusals(GOOD.replace("locator: page 1, ", ""))).hasSize(1);
    }

    @Test
    void text_over_several_lines_is_refused() {
        assertThat(refusals(GOOD.replace("text: No stroke", "text: >\n        No\n        stroke")))
                .anyMatch(text -> text.contains("13:13: The text of criterion no-stroke must stand on one line."));
    }

    @Test
    void quoted_comparison_is_named_at_its_own_column() {
        assertThat(refusals(GOOD.replace("when: age >= 18 years", "when: \"age >= 18 months\"")))
                .anyMatch(text -> text.contains("16:24: The unit (months) of age must be years."));
    }

    @Test
    void line_without_source_is_refused() {
        String policy = GOOD.replace("source: {title: A text, locator: page 1, last checked: 2026-11-21}\n", "");
        assertThat(refusals(policy)).anyMatch(text -> text.contains("criterion adult must have a source"));
    }

    @Test
    void safety_exclusion_below_the_top_is_refused() {
        String policy = GOOD.replace("- {id: limit, when", "- {id: limit, kind: safety exclusion, when");
        assertThat(refusals(policy))
                .anyMatch(text -> text.contains("(limit) must be a single comparison at the top level"));
    }

    @Test
    void score_among_ways_that_all_need_a_score_is_refused() {
        String policy = GOOD.replace("days_of(clopidogrel) >= 30 days", "score(a) >= 0.1")
                .replace("outcome_of(clopidogrel) in [failed, not tolerated]", "score(b) >= 0.1");
        assertThat(refusals(policy))
                .filteredOn(text -> text.contains("must be one of several ways"))
                .hasSize(3);
    }

    @Test
    void score_counted_among_too_few_other_ways_is_refused() {
        String policy = GOOD.replace("{id: limit, when: within_quantity_limit}", "{id: limit, when: score(a) >= 0.1}")
                .replace("at least: 2", "at least: 3");
        assertThat(refusals(policy)).anyMatch(text -> text.contains("(limit) must be one of several ways"));
        assertThat(load(PATH, policy.replace("at least: 3", "at least: 2")).refusals())
                .isEmpty();
    }

    @Test
    void bad_policy_alone_is_refused_and_the_other_serves() {
        String other = GOOD.replace("antiplatelet-prasugrel", "antiplatelet-other")
                .replace("613391: prasugrel", "1116632: ticagrelor")
                .replace("when: age", "wen: age");
        DefaultPolicyRelease release = load("policies/antiplatelet-other/2026.1.policy.yaml", other);
        assertThat(release.policies())
                .extracting(policy -> policy.id().policy())
                .containsExactly("antiplatelet-prasugrel");
        assertThat(release.refusals()).isNotEmpty().allMatch(problem -> problem.where()
                .contains("antiplatelet-other"));
    }

    @Test
    void two_policies_one_drug_nothing_serves() {
        String other = GOOD.replace("antiplatelet-prasugrel", "antiplatelet-other");
        assertThatThrownBy(() -> load("policies/antiplatelet-other/2026.1.policy.yaml", other))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("must have one policy on 2026-01-01");
    }

    @Test
    void one_name_two_identifiers_is_refused() {
        String other = GOOD.replace("antiplatelet-prasugrel", "antiplatelet-x")
                .replace("613391: prasugrel", "1116632: ticagrelor")
                .replace("32968", "32969");
        assertThat(load("policies/antiplatelet-x/2026.1.policy.yaml", other).refusals())
                .anyMatch(problem -> problem.message().contains("(clopidogrel) must have one RxNorm identifier"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "engine/roll-up.drl",
                "policies/antiplatelet-prasugrel/2026.1.policy.yml",
                "policies/antiplatelet-prasugrel/v1.policy.yaml",
                "value-sets/list.txt",
                "policies/2026.1.policy.yaml",
            })
    void file_that_nobody_reads_is_named(String path) {
        assertThat(load(path, "anything").refusals())
                .anyMatch(problem -> problem.where().equals(path));
    }

    @Test
    void digest_changes_with_what_the_policy_names_and_with_nothing_else() {
        String stroke = RulesFolder.files()
                .find("value-sets/stroke-or-tia.csv")
                .orElseThrow()
                .text();
        String stent = RulesFolder.files()
                .find("value-sets/coronary-stent.csv")
                .orElseThrow()
                .text();
        String words = RulesFolder.files().find("vocabulary.yaml").orElseThrow().text();
        Digest before = digest(PATH, GOOD);
        assertThat(digest("value-sets/coronary-stent.csv", stent + "#\n")).isEqualTo(before);
        assertThat(digest("value-sets/stroke-or-tia.csv", stroke + "#\n")).isNotEqualTo(before);
        assertThat(digest("vocabulary.yaml", words + "#\n")).isNotEqualTo(before);
        assertThat(digest(PATH, GOOD + "#\n")).isNotEqualTo(before);
    }

    private static Digest digest(String path, String text) {
        return load(path, text).policies().get(0).digest();
    }

    @Test
    void bombs_are_refused_quickly() {
        assertThat(refusals("a: &a [x]\nb: [*a, *a]\n"))
                .anyMatch(text -> text.contains("1:4: The file must not use YAML anchors"));
        assertThat(refusals("[".repeat(5000))).isNotEmpty();
        assertThat(refusals("{a: ".repeat(200) + "x" + "}".repeat(200)))
                .anyMatch(text -> text.contains("nested at most 30"));
        assertThat(refusals("x".repeat(1_100_000))).anyMatch(text -> text.contains("at most 1048576 characters"));
        assertThat(refusals("")).anyMatch(text -> text.contains("must not be empty"));
        assertThat(refusals("a: 1\n---\nb: 2\n")).isNotEmpty();
        assertThat(refusals("- just\n- a list\n"))
                .anyMatch(text -> text.contains("must be written as names with values"));
    }
}
