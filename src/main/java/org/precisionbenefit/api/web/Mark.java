package org.precisionbenefit.api.web;

import java.util.Objects;
import org.precisionbenefit.api.ReplayOutcome;
import org.precisionbenefit.api.VerifyDecision;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.Cancelled;
import org.precisionbenefit.decision.NotRequired;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.ReviewAction;
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
        if (answer instanceof Cancelled) {
            return new Mark("Cancelled", Sign.NOT_APPLICABLE);
        }
        if (answer instanceof Pended pended) {
            return of(pended.waitsFor());
        }
        throw new IllegalStateException("The answer (" + answer.getClass().getSimpleName() + ") must have a mark.");
    }

    /** What a person decided. */
    static Mark of(ReviewAction decided) {
        return switch (decided) {
            case CERTIFIED_IN_TOTAL -> new Mark("Approved by a person", Sign.APPROVED);
            case MODIFIED -> new Mark("Approved in part by a person", Sign.APPROVED);
            case NOT_CERTIFIED -> new Mark("Denied by a person", Sign.NOT_MET);
            case PENDED, CANCELLED, NO_ACTION_REQUIRED ->
                throw new IllegalStateException("A person must approve or deny.");
        };
    }

    /** How an item stands. */
    static Mark of(LineState state) {
        return switch (state) {
            case APPROVED -> new Mark("Approved", Sign.APPROVED);
            case NOT_REQUIRED -> new Mark("Not required", Sign.NOT_REQUIRED);
            case WAITS_FOR_INFORMATION -> of(Pended.WaitsFor.INFORMATION);
            case WAITS_FOR_PERSON -> of(Pended.WaitsFor.HUMAN_REVIEW);
            case APPROVED_BY_PERSON -> of(ReviewAction.CERTIFIED_IN_TOTAL);
            case APPROVED_IN_PART -> of(ReviewAction.MODIFIED);
            case DENIED -> of(ReviewAction.NOT_CERTIFIED);
            case CANCELLED -> new Mark("Cancelled", Sign.NOT_APPLICABLE);
            case WENT_ON -> new Mark("Went on", Sign.NOT_REQUIRED);
            case REDACTED -> new Mark("Taken away", Sign.NOT_APPLICABLE);
            case UNREADABLE -> new Mark("Cannot be opened", Sign.NOT_MET);
        };
    }

    private static Mark of(Pended.WaitsFor waitsFor) {
        return switch (waitsFor) {
            case INFORMATION -> new Mark("Waits for information", Sign.INFORMATION);
            case HUMAN_REVIEW -> new Mark("Waits for a person", Sign.PERSON);
        };
    }

    /** That two computations of one decision came out the same, or not. */
    static Mark of(ReplayOutcome outcome) {
        return outcome.equal() ? new Mark("Equal", Sign.MET) : new Mark("Not equal", Sign.NOT_MET);
    }

    /** That what is kept is what was entered into the log, or not. */
    static Mark of(VerifyDecision.Outcome outcome) {
        return outcome.clean() ? new Mark("Verified", Sign.MET) : new Mark("Not verified", Sign.NOT_MET);
    }

    /** A shape with its colour; the style sheet has one class for each. */
    public enum Sign {
        MET("met", Path.CHECK),
        NOT_MET("not-met", Path.CROSS),
        UNKNOWN("unknown", Path.QUESTION),
        NOT_APPLICABLE("not-applicable", Path.DASH),
        APPROVED("approved", Path.CHECK),
        NOT_REQUIRED("not-required", Path.ARROW),
        INFORMATION("information", Path.QUESTION),
        PERSON("person", Path.HEAD_AND_SHOULDERS);

        private final String style;
        private final String path;

        Sign(String style, String path) {
            this.style = style;
            this.path = path;
        }

        /** The class in the style sheet. */
        public String style() {
            return style;
        }

        /** The shape as an SVG path in a square of 16 units. */
        public String path() {
            return path;
        }
    }

    /** The shapes, drawn as lines. */
    private static final class Path {
        static final String CHECK = "M3 8.6 6.4 12 13 4.6";
        static final String CROSS = "M4 4l8 8M12 4l-8 8";
        static final String QUESTION = "M5.2 5.9a2.9 2.9 0 1 1 4.3 2.5C8.5 9 8 9.4 8 10.3M8 13.1v.1";
        static final String DASH = "M3.5 8h9";
        static final String ARROW = "M3 8h9.5M9 4.2 12.8 8 9 11.8";
        static final String HEAD_AND_SHOULDERS =
                "M8 8.2a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8zM2.8 14c.5-2.6 2.5-4 5.2-4s4.7 1.4 5.2 4";
    }
}
