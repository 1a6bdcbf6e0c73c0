package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.evidence.label.LabelSays;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** A label's rule by age is judged on the day of birth, or on completed years where those suffice. */
class LabelAgeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final RxCui DRUG = new RxCui("1001");
    private static final KnowledgeRelease KNOWLEDGE =
            new KnowledgeLoader().load(new SourceFiles(List.of(new SourceFile("labels/inventol.yaml", """
                    drug: inventol
                    rxcui: 1001
                    brand: Inventol
                    source: Invented label
                    locator: section 1
                    last_checked: 2026-11-28

                    rules:
                      - name: child
                        since: 2026-01-01
                        when: {younger_than: 12 years}
                        actions:
                          - {effect: avoid}
                        verified: false
                    """))));

    private static List<LabelSays.Rule> rules(@Nullable LocalDate born, @Nullable Integer years) {
        Circumstances known = new Circumstances(
                List.of(),
                new Person(years, born, null, false, null),
                new DrugUse(null, false, null, null, true),
                Collections.emptySortedMap());
        return KNOWLEDGE.interpret(List.of(), known, new TreeSet<>(List.of(DRUG)), new AsOf(DAY)).said().stream()
                .flatMap(label -> label.rules().stream())
                .toList();
    }

    @Test
    void day_of_birth_decides_to_the_day() {
        assertThat(rules(DAY.minusYears(12).plusDays(1), null)).singleElement().matches(LabelSays.Rule::applies);
        assertThat(rules(DAY.minusYears(12), null)).isEmpty();
    }

    @Test
    void completed_years_decide_without_it() {
        assertThat(rules(null, 11)).singleElement().matches(LabelSays.Rule::applies);
        assertThat(rules(null, 12)).isEmpty();
    }

    @Test
    void without_both_the_day_of_birth_is_missing() {
        assertThat(rules(null, null)).singleElement().satisfies(rule -> {
            assertThat(rule.applies()).isFalse();
            assertThat(rule.missing()).containsExactly("date of birth");
        });
    }
}
