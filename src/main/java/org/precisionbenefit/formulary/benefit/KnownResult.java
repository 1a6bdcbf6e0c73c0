package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.Objects;

/**
 * What is known of one gene or marker of a member.
 *
 * @param about the gene or marker
 * @param states the states that are possible, each as the words that hold in it together; one where the result is settled
 */
public record KnownResult(String about, List<List<String>> states) {
    public KnownResult {
        Objects.requireNonNull(about, "about is null");
        states = states.stream().map(List::copyOf).toList();
    }

    /** A settled result in one word. */
    public static KnownResult of(String about, String word) {
        return new KnownResult(about, List.of(List.of(word)));
    }

    /** Whether it is about this gene or marker; letter case does not count. */
    public boolean isAbout(String name) {
        return about.equalsIgnoreCase(name);
    }

    /** Whether one of these words holds in every state that is possible; letter case does not count. */
    public boolean isOneOf(List<String> words) {
        return !states.isEmpty()
                && states.stream().allMatch(state -> state.stream()
                        .anyMatch(word -> words.stream().anyMatch(word::equalsIgnoreCase)));
    }
}
