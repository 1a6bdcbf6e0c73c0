package org.precisionbenefit.api;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.casework.ApprovedByPerson;
import org.precisionbenefit.casework.Denied;
import org.precisionbenefit.casework.Granted;
import org.precisionbenefit.casework.PrescriberAnswer;
import org.precisionbenefit.casework.ReviewSeen;
import org.precisionbenefit.casework.Reviewed;
import org.precisionbenefit.decision.ReviewAction;
import org.precisionbenefit.terminology.Citation;

/**
 * What a person decided on an item that had waited.
 *
 * @param id the review
 * @param item the item's sequence
 * @param at when
 * @param reviewer who: the profession and the state of the licence
 * @param decided what
 * @param inside what is for those alone who review and audit, or null for others
 */
public record ReviewAnswer(
        ReviewId id,
        int item,
        Instant at,
        String reviewer,
        Decided decided,
        @Nullable Inside inside) {
    public ReviewAnswer {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(reviewer, "reviewer is null");
        Objects.requireNonNull(decided, "decided is null");
    }

    /** What a person decided, with what is for reviewers and auditors alone or without it. */
    public static ReviewAnswer of(Reviewed review, boolean inside) {
        return new ReviewAnswer(
                review.id(),
                review.item(),
                review.at(),
                review.by().title(),
                decided(review),
                inside ? new Inside(review.by().name(), review.seen(), review.override()) : null);
    }

    private static Decided decided(Reviewed review) {
        ReviewAction action = review.answer().reviewAction();
        Code code = new Code(action.code(), action.display());
        String because = review.answer().because();
        if (review.answer() instanceof ApprovedByPerson approved) {
            return new Decided(
                    code,
                    because,
                    approved.granted(),
                    approved.prescriber(),
                    approved.rest() == null ? null : Denial.of(approved.rest()));
        }
        return review.answer() instanceof Denied denied
                ? new Decided(code, because, null, null, Denial.of(denied))
                : new Decided(code, because, null, null, null);
    }

    /**
     * What was decided.
     *
     * @param action the X12 306 action
     * @param because why, in words for the member
     * @param approved what was approved, or null
     * @param prescriber whether whoever prescribed accepts less than was asked, or null where it is not less or nothing
     * @param denial what was denied, all of it or the rest, or null
     */
    public record Decided(
            Code action,
            String because,
            @Nullable Granted approved,
            @Nullable PrescriberAnswer prescriber,
            @Nullable Denial denial) {
        public Decided {
            Objects.requireNonNull(action, "action is null");
            Objects.requireNonNull(because, "because is null");
        }
    }

    /**
     * What a denial rests on.
     *
     * @param reason the reason (X12 external list 886)
     * @param cites the criterion, or plan-row
     * @param found what the record says of it
     * @param wouldMeet what would have met it
     * @param citation the text it rests on
     */
    public record Denial(Code reason, String cites, String found, String wouldMeet, Citation citation) {
        public Denial {
            Objects.requireNonNull(reason, "reason is null");
            Objects.requireNonNull(cites, "cites is null");
            Objects.requireNonNull(found, "found is null");
            Objects.requireNonNull(wouldMeet, "wouldMeet is null");
            Objects.requireNonNull(citation, "citation is null");
        }

        static Denial of(Denied denied) {
            return new Denial(
                    new Code(denied.reason().code(), denied.reason().display()),
                    denied.ground().name(),
                    denied.ground().found(),
                    denied.ground().wouldMeet(),
                    denied.ground().citation());
        }
    }

    /**
     * A code of the field.
     *
     * @param code the code
     * @param display its name
     */
    public record Code(String code, String display) {
        public Code {
            Objects.requireNonNull(code, "code is null");
            Objects.requireNonNull(display, "display is null");
        }
    }

    /**
     * What is for those alone who review and audit.
     *
     * @param reviewer the name that the issuer gives
     * @param seen what was seen before, in which order and how long
     * @param override why it was decided otherwise than the criteria came to or the engine proposed, or null
     */
    public record Inside(
            String reviewer, ReviewSeen seen, @Nullable String override) {
        public Inside {
            Objects.requireNonNull(reviewer, "reviewer is null");
            Objects.requireNonNull(seen, "seen is null");
        }
    }
}
