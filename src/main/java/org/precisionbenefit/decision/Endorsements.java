package org.precisionbenefit.decision;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * Who answers for the releases that a decision is made with.
 *
 * @param policy of vocabulary, value sets and policies
 * @param formulary of drug catalogue, plans and formulary rows
 * @param knowledge of gene and drug knowledge
 * @param models of models with their manifests
 * @param clocks of the table by which waiting items are due
 */
public record Endorsements(
        Endorsement policy, Endorsement formulary, Endorsement knowledge, Endorsement models, Endorsement clocks) {
    public Endorsements {
        Objects.requireNonNull(policy, "policy is null");
        Objects.requireNonNull(formulary, "formulary is null");
        Objects.requireNonNull(knowledge, "knowledge is null");
        Objects.requireNonNull(models, "models is null");
        Objects.requireNonNull(clocks, "clocks is null");
    }

    /** Whether one of the releases is signed for demonstration only; then so is everything that is decided with it. */
    public boolean anyForDemonstration() {
        return Stream.of(policy, formulary, knowledge, models, clocks)
                .anyMatch(one -> one.purpose() == SigningPurpose.DEMONSTRATION);
    }
}
