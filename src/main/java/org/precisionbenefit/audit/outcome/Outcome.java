package org.precisionbenefit.audit.outcome;

import java.time.LocalDate;
import java.util.Objects;
import org.precisionbenefit.decision.DecisionId;

/**
 * What became of one prediction, as it was reported. It is data about a member.
 *
 * @param decision the decision in which it was predicted
 * @param item the item
 * @param model the model whose outcome this is
 * @param happened whether the outcome came about
 * @param observed the day on which that was settled
 * @param source who says it, such as {@code claims}
 */
public record Outcome(
        DecisionId decision, int item, String model, boolean happened, LocalDate observed, String source) {
    public Outcome {
        Objects.requireNonNull(decision, "decision is null");
        Objects.requireNonNull(model, "model is null");
        Objects.requireNonNull(observed, "observed is null");
        Objects.requireNonNull(source, "source is null");
        if (item <= 0) {
            throw new IllegalArgumentException("The item (" + item + ") of an outcome must be positive.");
        }
        if (!model.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("The model of an outcome must be a model's id.");
        }
        if (source.isBlank() || source.length() > 64) {
            throw new IllegalArgumentException("The source of an outcome must have 1 to 64 characters.");
        }
    }
}
