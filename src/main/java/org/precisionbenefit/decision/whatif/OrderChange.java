package org.precisionbenefit.decision.whatif;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.RxCui;

/**
 * A fact that is not known and would change the order of the therapies.
 *
 * @param about what kind of fact
 * @param fact the fact, in words
 * @param would what it would be, in words; empty where the fact's own words say it
 * @param order the drugs as they would then stand
 * @param sentence the same as a sentence that neither advises nor asks
 */
public record OrderChange(About about, String fact, String would, List<RxCui> order, String sentence) {
    public OrderChange {
        Objects.requireNonNull(about, "about is null");
        Objects.requireNonNull(fact, "fact is null");
        Objects.requireNonNull(would, "would is null");
        order = List.copyOf(order);
        Objects.requireNonNull(sentence, "sentence is null");
    }

    /** What kind of fact. */
    public enum About {
        /** The result of a gene. */
        GENE,
        /** What a policy asks for. */
        POLICY,
        /** What a model is given. */
        MODEL
    }
}
