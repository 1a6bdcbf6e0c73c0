package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** A check that remembers finds what a check without memory finds, and looks only at what changed. */
class CheckedPoliciesTest {
    private static final SourceFiles RULES = RulesFolder.ofFivePolicies();
    private static final String PRASUGREL = "policies/antiplatelet-prasugrel/2026.1";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Of the policy itself, its scenarios and what stands beside it.
                PRASUGREL + ".policy.yaml | age >= 18 years | age >= 19 years | 1",
                PRASUGREL + ".tests.yaml | score(mace-clopidogrel)] | outcome_of(clopidogrel)] | 1",
                // Three policies name this set.
                "value-sets/acute-coronary-syndrome.csv | I21 | I22 | 3",
                // The words themselves, and whether silence may count.
                "vocabulary.yaml | absent means: unknown | absent means: no | 5",
                "vocabulary.yaml | asks for: what matters | asks for: open lines | 5",
                "laws/step-therapy-exceptions.csv | Texas | Texas-wide | 2"
            })
    void change_is_seen_where_it_matters(String path, String from, String to, int looked) {
        CheckedPolicies memory = new CheckedPolicies();
        assertThat(RulesCheck.check(RULES, memory).problems()).isEmpty();
        SourceFiles changed = with(path, from, to);
        assertThat(RulesCheck.check(changed, memory).problems())
                .isEqualTo(RulesCheck.check(changed).problems());
        assertThat(memory.looked()).isEqualTo(looked);
        assertThat(RulesCheck.check(RULES, memory).problems()).isEmpty();
        assertThat(memory.looked()).isEqualTo(looked);
    }

    @Test
    void shared_criterion_concerns_all() {
        CheckedPolicies memory = new CheckedPolicies();
        RulesCheck.check(RULES, memory);
        String shared = RULES.files().stream()
                .map(SourceFile::path)
                .filter(path -> path.startsWith("shared/"))
                .findFirst()
                .orElseThrow();
        String text = RULES.find(shared).orElseThrow().text();
        RulesCheck.check(with(shared, text, text + "# Somebody looked at it.\n"), memory);
        assertThat(memory.looked()).isEqualTo(5);
    }

    @Test
    void nothing_changed_and_nothing_is_looked_at() {
        CheckedPolicies memory = new CheckedPolicies();
        SourceFiles wrong = with(PRASUGREL + ".tests.yaml", "score(mace-clopidogrel)]", "outcome_of(clopidogrel)]");
        List<?> found = RulesCheck.check(wrong, memory).problems();
        assertThat(found).isNotEmpty();
        assertThat(memory.looked()).isEqualTo(5);
        assertThat(RulesCheck.check(wrong, memory).problems()).isEqualTo(found);
        assertThat(memory.looked()).isZero();
    }

    private static SourceFiles with(String path, String from, String to) {
        List<SourceFile> files = new ArrayList<>(RULES.files());
        files.replaceAll(
                file -> file.path().equals(path) ? new SourceFile(path, changed(file.text(), from, to)) : file);
        assertThat(files).isNotEqualTo(RULES.files());
        return new SourceFiles(files);
    }

    private static String changed(String text, String from, String to) {
        int at = text.indexOf(from);
        assertThat(at).isNotNegative();
        return text.substring(0, at) + to + text.substring(at + from.length());
    }
}
