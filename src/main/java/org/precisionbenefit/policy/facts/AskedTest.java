package org.precisionbenefit.policy.facts;

import java.util.Objects;

/**
 * A comparison of a policy, as a fact that fixed rules read.
 *
 * @param criterion the criterion's id
 * @param part what it decides of the criterion: {@code when} or {@code only if}
 * @param term the term with its argument, as a policy file writes it
 * @param operator how it is compared: {@code at least}, {@code more than}, {@code at most}, {@code less than}, {@code words}
 *     or {@code flag}
 * @param number the figure compared with; zero where there is none
 * @param wanted whether the word or the yes is wanted, or its absence
 * @param documented whether only a document may meet it
 */
public record AskedTest(
        String criterion,
        String part,
        String term,
        String operator,
        double number,
        boolean wanted,
        boolean documented) {
    public AskedTest {
        Objects.requireNonNull(criterion, "criterion is null");
        Objects.requireNonNull(part, "part is null");
        Objects.requireNonNull(term, "term is null");
        Objects.requireNonNull(operator, "operator is null");
    }
}
