package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.Objects;

/**
 * A result of a member's tests.
 *
 * @param about the gene or marker, for example {@code CYP2C19} or {@code PD-L1}
 * @param words the words of which one must be the result: phenotypes, activity scores, an allele's status
 *     ({@code *58:01 positive}), or a marker's word ({@code positive})
 */
public record ResultCondition(String about, List<String> words) {
    public ResultCondition {
        Objects.requireNonNull(about, "about is null");
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("A condition must name a result.");
        }
    }

    /** Whether the results say for certain that it is so; what is not known is not so. */
    public boolean isMet(List<KnownResult> results) {
        return results.stream().anyMatch(result -> result.isAbout(about) && result.isOneOf(words));
    }

    /** Whether a result of this gene or marker is known, whatever it is. */
    public boolean isAnswered(List<KnownResult> results) {
        return results.stream().anyMatch(result -> result.isAbout(about));
    }
}
