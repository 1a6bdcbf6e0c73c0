package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.policy.Asking;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What a release says of asking holds for its policies, and one that says nothing asks as those of before. */
class AskingTest {
    private static final String VOCABULARY = "vocabulary.yaml";
    private static final String LINE = "asks for: what matters\n";

    @Test
    void policies_that_ship_ask_for_what_matters() {
        assertThat(new PolicyLoader().load(RulesFolder.ofFivePolicies()).policies())
                .isNotEmpty()
                .extracting(Policy::asking)
                .containsOnly(Asking.WHAT_MATTERS);
    }

    @Test
    void release_that_says_nothing_asks_for_all_open_lines() {
        assertThat(new PolicyLoader().load(with("")).policies())
                .isNotEmpty()
                .extracting(Policy::asking)
                .containsOnly(Asking.OPEN_LINES);
    }

    @Test
    void other_word_is_refused_with_its_line() {
        assertThatThrownBy(() -> new PolicyLoader().load(with("asks for: everything\n")))
                .hasMessageContaining("vocabulary.yaml:6:11")
                .hasMessageContaining("open lines")
                .hasMessageContaining("what matters");
    }

    private static SourceFiles with(String line) {
        SourceFiles all = RulesFolder.ofFivePolicies();
        String text = all.find(VOCABULARY).orElseThrow().text();
        assertThat(text).contains(LINE);
        return all.where(path -> !path.equals(VOCABULARY))
                .and(new SourceFiles(List.of(new SourceFile(VOCABULARY, text.replace(LINE, line)))));
    }
}
