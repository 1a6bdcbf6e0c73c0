package org.precisionbenefit.policy.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.policy.DefaultPolicyRelease;
import org.precisionbenefit.policy.yaml.PolicyLoader;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What a change of the files that ship is in words. */
class PolicyDiffTest {
    private static final String PCSK9 = "policies/pcsk9-inhibitors/2026.1.policy.yaml";
    private static final String SIPONIMOD = "policies/siponimod/2026.1.policy.yaml";
    private static final SourceFiles SHIPPED = RulesFolder.ofFivePolicies();
    private static final DefaultPolicyRelease RELEASE = new PolicyLoader().load(SHIPPED);

    static SourceFiles changed(String path, String from, String to) {
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file : SHIPPED.files()) {
            String text = file.text();
            if (file.path().equals(path)) {
                assertThat(text).contains(from);
                text = text.replace(from, to);
            }
            files.add(new SourceFile(file.path(), text));
        }
        return new SourceFiles(files);
    }

    private static DefaultPolicyRelease load(SourceFiles files) {
        DefaultPolicyRelease release = new PolicyLoader().load(files);
        assertThat(release.refusals()).isEmpty();
        return release;
    }

    private static List<String> diff(String path, String from, String to) {
        return ReleaseDiff.between(RELEASE, load(changed(path, from, to)));
    }

    /** Within the policy that the file is of, the sentences without its name. */
    private static List<String> said(String path, String from, String to) {
        String policy = path.split("/")[1] + "/2026.1 ";
        return diff(path, from, to).stream()
                .map(sentence -> sentence.startsWith(policy) ? sentence.substring(policy.length()) : sentence)
                .toList();
    }

    @Test
    void nothing_changed_says_nothing() {
        assertThat(ReleaseDiff.between(RELEASE, new PolicyLoader().load(SHIPPED)))
                .isEmpty();
        assertThat(ReleaseDiff.rows(SHIPPED, RulesFolder.ofFivePolicies())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ldl_c(13457-7 within 90 days) >= 70 mg/dL|ldl_c(13457-7 within 90 days) >= 55 mg/dL"
                        + "|ldl-70: the threshold falls from 70 to 55 mg/dL.",
                "ldl_c(13457-7 within 90 days) >= 70 mg/dL|ldl_c(13457-7 within 180 days) >= 70 mg/dL"
                        + "|ldl-70: the window rises from 90 to 180 days.",
                "ldl_c(13457-7 within 90 days) >= 70 mg/dL|ldl_c(13457-7) >= 70 mg/dL"
                        + "|ldl-70: the window is now any (before: 90 days).",
                "ldl_c(13457-7 within 90 days) >= 70 mg/dL|ldl_c(13457-7 within 90 days) > 70 mg/dL"
                        + "|ldl-70: the sign is now > (before: >=).",
                "ldl_c(13457-7 within 90 days) >= 70 mg/dL|ldl_c(2089-1 within 90 days) >= 70 mg/dL"
                        + "|ldl-70: it now asks about 2089-1 (before: 13457-7).",
                "trials(statins not tolerated) >= 1 drugs|trials(statins failed or not tolerated) >= 1 drugs"
                        + "|statin-intolerance: what came of the drug now includes failed.",
                "trials(statins for 56 days) >= 1 drugs|trials(statins for 84 days) >= 1 drugs"
                        + "|formulary-step-statin: the days that a trial has to last rises from 56 to 84 days.",
                "trials(statins for 56 days) >= 1 drugs|trials(statins from 20 mg for 56 days) >= 1 drugs"
                        + "|formulary-step-statin: the dose that counts is now 20 mg a day (before: any).",
                "ldl_c_fall(13457-7 before alirocumab within 365 days)|ldl_c_fall(13457-7 before statins within 365"
                        + " days)|benefit-ldl: it now looks at the time before statins (before: alirocumab).",
                "not stated(another-pcsk9-inhibitor-is-taken)|stated(another-pcsk9-inhibitor-is-taken)"
                        + "|no-other-pcsk9: the answer must now be yes (before: no).",
                "when: stated(clinical-benefit-of-the-requested-drug)|when: age >= 40 years"
                        + "|benefit-stated: it now asks for age >= 40 years"
                        + " (before: stated(clinical-benefit-of-the-requested-drug)).",
                "needs: documented|needs: attested"
                        + "|statin-by-genes: somebody's word is now enough (before: a document was needed).",
                "approve for: 180 days|approve for: 90 days"
                        + "|initial: an approval by this line now holds for 90 days (before: 180).",
                "effective: 2026-01-01|effective: 2026-01-02"
                        + "|policy: the first day in force is now 2026-01-02 (before: 2026-01-01).",
                "text: No more than the quantity limit|text: Within the quantity limit"
                        + "|quantity: the text now reads \"Within the quantity limit\""
                        + " (before: \"No more than the quantity limit\").",
            })
    void one_change_of_a_policy_is_one_sentence(String from, String to, String sentence) {
        assertThat(said(PCSK9, from, to)).containsExactly(sentence);
    }

    @Test
    void the_window_of_days_and_other_plans() {
        assertThat(said(PCSK9, "effective: 2026-01-01", "effective: 2026-01-01\nuntil: 2026-12-31"))
                .containsExactly("policy: the last day in force is now 2026-12-31 (before: none).");
        assertThat(said(
                        PCSK9,
                        "  ingredients: {1659152: alirocumab}",
                        "  ingredients: {1659152: alirocumab}\n  plans: [DEMO-COMMERCIAL]"))
                .containsExactly("policy: it now holds for DEMO-COMMERCIAL (before: every plan).");
        assertThat(said(SIPONIMOD, "{2121085: siponimod}", "{2121085: siponimod, 1012892: fingolimod}"))
                .containsExactly("policy: it now applies to drug (RxNorm) 1012892.");
    }

    @Test
    void a_line_that_comes_or_goes_or_moves() {
        assertThat(said(SIPONIMOD, "    - id: adult\n      text: Adult\n      when: age >= 18 years\n", ""))
                .containsExactly("adult: this line is gone from group criteria: \"Adult\", age >= 18 years.");
        assertThat(said(
                        SIPONIMOD,
                        "    - id: adult\n",
                        "    - id: at-most-60\n      when: age <= 60 years\n    - id: adult\n"))
                .containsExactly(
                        "at-most-60: this line is new in group criteria: \"The member's age: at most 60 years\","
                                + " age <= 60 years.");
        String adult = "    - id: adult\n      text: Adult\n      when: age >= 18 years\n";
        String consulted = "        - id: specialist-consulted\n          when: consultation(neurology)\n";
        SourceFiles moved = changed(
                SIPONIMOD,
                consulted,
                consulted + adult.replaceAll("(?m)^", "    ").stripTrailing() + "\n");
        String twice = moved.find(SIPONIMOD).orElseThrow().text();
        SourceFiles once =
                changed(SIPONIMOD, SHIPPED.find(SIPONIMOD).orElseThrow().text(), twice.replaceFirst(adult, ""));
        assertThat(ReleaseDiff.between(RELEASE, load(once)))
                .containsExactly("siponimod/2026.1 adult: it moves from group criteria to group specialist.");
    }

    @Test
    void only_if_kinds_and_groups() {
        assertThat(said(SIPONIMOD, "      only if: condition(second-degree-block-or-sick-sinus)\n", ""))
                .containsExactly("no-block-unless-paced: it now applies always"
                        + " (before: only if condition(second-degree-block-or-sick-sinus)).");
        assertThat(said(
                        SIPONIMOD,
                        "only if: genotype(CYP2C9) in [*1/*3, *2/*3]",
                        "only if: genotype(CYP2C9) in [*1/*3, *2/*2]"))
                .containsExactly(
                        "no-inducer-with-star-3: in \"only if\": what is wanted now includes *2/*2.",
                        "no-inducer-with-star-3: in \"only if\": what is wanted no longer includes *2/*3.");
        assertThat(said(
                        SIPONIMOD,
                        "      text: Prescribed by or in consultation with a neurologist\n      any:",
                        "      text: Prescribed by or in consultation with a neurologist\n      all:"))
                .containsExactly("specialist: it now needs all of its lines (before: one).");
        assertThat(said(
                        SIPONIMOD,
                        "    - id: no-recent-stroke\n      kind: safety exclusion\n",
                        "    - id: no-recent-stroke\n"))
                .containsExactly("no-recent-stroke: it is now a requirement (before: a safety exclusion).");
    }

    @Test
    void a_source_is_one_sentence_for_all_lines_that_rest_on_it() {
        assertThat(said(
                        SIPONIMOD,
                        "Mayzent (siponimod) US prescribing information\", locator: \"section 4\"",
                        "Mayzent (siponimod) US prescribing information\", locator: \"section 5\""))
                .containsExactly("not-star-3-star-3, no-recent-infarction, no-recent-stroke, no-recent-heart-failure,"
                        + " no-block-unless-paced: the source is now \"Mayzent (siponimod) US prescribing information,"
                        + " section 5\" as of 2026-11-28 (before: \"Mayzent (siponimod) US prescribing information,"
                        + " section 4\" as of 2026-11-28).");
    }

    @Test
    void a_row_of_a_table() {
        String table = "policies/siponimod/tables/dose-by-genotype.csv";
        assertThat(diff(table, "<= 1 mg", "<= 0.5 mg"))
                .containsExactly("siponimod/2026.1 dose-1: the threshold falls from 1 to 0.5 mg.");
    }

    @Test
    void a_shared_criterion_is_told_of_each_policy_that_uses_it() {
        assertThat(diff("shared/continuation.yaml", ">= 1 days", ">= 2 days"))
                .containsExactly("pcsk9-inhibitors/2026.1 on-therapy: the threshold rises from 1 to 2 days.");
    }

    @Test
    void value_sets_and_words_once() {
        assertThat(diff("value-sets/stroke-or-tia.csv", "ICD10CM,I63.*", "ICD10CM,I64.*"))
                .containsExactly(
                        "value set stroke-or-tia: 1 code is added (I64.*).",
                        "value set stroke-or-tia: 1 code is removed (I63.*).");
        assertThat(diff(
                        "vocabulary.yaml",
                        "days: 365 days\n      since: 2026-01-01\n      source: Plan rule, a lipid panel",
                        "days: 180 days\n      since: 2026-01-01\n      source: Plan rule, a lipid panel"))
                .containsExactly("word ldl_c: the days that a fact counts is now 180 (before: 365).");
    }

    @Test
    void rows_of_law_tables_are_counted() {
        assertThat(ReleaseDiff.rows(SHIPPED, changed("units/analytes.csv", "386.664", "386.665")))
                .isNotEmpty()
                .allSatisfy(sentence -> assertThat(sentence).startsWith("units/analytes.csv: "));
    }

    @Test
    void a_version_that_is_new_is_compared_with_the_latest_before_it() {
        List<SourceFile> files = new ArrayList<>(SHIPPED.files());
        SHIPPED.find(PCSK9)
                .ifPresent(file -> files.add(new SourceFile(
                        PCSK9.replace("2026.1", "2026.2"),
                        file.text()
                                .replace("version: 2026.1", "version: 2026.2")
                                .replace("effective: 2026-01-01", "effective: 2027-01-01")
                                .replace(">= 70 mg/dL", ">= 55 mg/dL"))));
        assertThat(ReleaseDiff.between(RELEASE, load(new SourceFiles(files))))
                .containsExactly(
                        "pcsk9-inhibitors/2026.2 is new, compared with pcsk9-inhibitors/2026.1.",
                        "pcsk9-inhibitors/2026.2 policy: the first day in force is now 2027-01-01 (before:"
                                + " 2026-01-01).",
                        "pcsk9-inhibitors/2026.2 ldl-70: the threshold falls from 70 to 55 mg/dL.");
        assertThat(ReleaseDiff.between(load(new SourceFiles(files)), RELEASE))
                .containsExactly("pcsk9-inhibitors/2026.2 is gone.");
    }
}
