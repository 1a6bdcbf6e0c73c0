package org.precisionbenefit.api.web;

import java.util.Objects;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.NotRequired;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.policy.Status;

/**
 * A state as a page shows it: a word, a shape and a colour, so that no reader depends on the colour.
 *
 * @param word the state in a few words
 * @param sign its shape and colour
 */
public record Mark(String word, Sign sign) {
    public Mark {
        Objects.requireNonNull(word, "word is null");
        Objects.requireNonNull(sign, "sign is null");
    }

    static Mark of(Status status) {
        return switch (status) {
            case MET -> new Mark("Met", Sign.MET);
            case NOT_MET -> new Mark("Not met", Sign.NOT_MET);
            case UNKNOWN -> new Mark("Unknown", Sign.UNKNOWN);
            case NOT_APPLICABLE -> new Mark("Not applicable", Sign.NOT_APPLICABLE);
        };
    }

    static Mark of(Automatic answer) {
        if (answer instanceof Approved) {
            return new Mark("Approved", Sign.APPROVED);
        }
        if (answer instanceof NotRequired) {
            return new Mark("Not required", Sign.NOT_REQUIRED);
        }
        if (answer instanceof Pended pended) {
            return of(pended.waitsFor());
        }
        throw new IllegalStateException("The answer (" + answer.getClass().getSimpleName() + ") must have a mark.");
    }

    private static Mark of(Pended.WaitsFor waitsFor) {
        return switch (waitsFor) {
            case INFORMATION -> new Mark("Waits for information", Sign.INFORMATION);
            case HUMAN_REVIEW -> new Mark("Waits for a person", Sign.PERSON);
        };
    }

    /** A shape with its colour; the style sheet has one class for each. */
    public enum Sign {
        MET("met"),
        NOT_MET("not-met"),
        UNKNOWN("unknown"),
        NOT_APPLICABLE("not-applicable"),
        APPROVED("approved"),
        NOT_REQUIRED("not-required"),
        INFORMATION("information"),
        PERSON("person");

        private final String style;

        Sign(String style) {
            this.style = style;
        }

        /** The class in the style sheet. */
        public String style() {
            return style;
        }
    }
}
