package org.precisionbenefit.decision.counterfactual;

import java.util.List;
import java.util.Objects;

/**
 * Facts that together would alter the outcome, of which none can be left out. It was decided again with them.
 *
 * @param changes the facts that are otherwise, at least one, each of another term
 * @param outcome where the answer would lead
 * @param because what the engine answered when it decided again with them
 * @param sentence all of it in one sentence for a person
 */
public record Counterfactual(List<FactChange> changes, Reached outcome, String because, String sentence) {
    public Counterfactual {
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("A counterfactual must change at least one fact.");
        }
        Objects.requireNonNull(outcome, "outcome is null");
        Objects.requireNonNull(because, "because is null");
        Objects.requireNonNull(sentence, "sentence is null");
    }
}
