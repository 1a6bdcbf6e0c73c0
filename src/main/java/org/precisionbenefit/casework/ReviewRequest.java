package org.precisionbenefit.casework;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;

/**
 * What a reviewer wants to decide on one item, not judged yet.
 *
 * @param item the item's sequence
 * @param form the form that the reviewer opened
 * @param verdict what is decided
 * @param grant what is approved, or null in a denial
 * @param prescriber what whoever prescribed says of less than was asked, or null in the other cases
 * @param grounds what less rests on, or null where nothing is taken away
 * @param narrative why, in words for the member, or null where nothing has to be said
 * @param override why it is decided otherwise than the engine proposed or than the criteria came to, or null where it is not
 */
public record ReviewRequest(
        int item,
        ReviewId form,
        Verdict verdict,
        @Nullable Grant grant,
        @Nullable PrescriberAnswer prescriber,
        @Nullable Grounds grounds,
        @Nullable String narrative,
        @Nullable String override) {
    public ReviewRequest {
        Objects.requireNonNull(form, "form is null");
        Objects.requireNonNull(verdict, "verdict is null");
    }

    /** What can be decided. */
    public enum Verdict {
        /** As asked (A1). */
        APPROVE,
        /** Less than was asked, or another drug that the plan's row names (A6). */
        APPROVE_LESS,
        /** Nothing of what was asked (A3). */
        DENY
    }

    /**
     * What is approved.
     *
     * @param until the last day on which it holds
     * @param quantity how much, or null for as much as was asked
     * @param daysSupply for how many days, or null for as many as were asked
     * @param drug another drug in its place, by RxNorm ingredient, or null for the requested one
     */
    public record Grant(
            LocalDate until,
            @Nullable Quantity quantity,
            @Nullable Integer daysSupply,
            @Nullable RxCui drug) {
        public Grant {
            Objects.requireNonNull(until, "until is null");
        }
    }

    /**
     * What less rests on.
     *
     * @param cites a criterion's id, or {@link Ground#PLAN_ROW}
     * @param reason the reason by the field's own codes
     */
    public record Grounds(String cites, DenialReason reason) {
        public Grounds {
            Objects.requireNonNull(cites, "cites is null");
            Objects.requireNonNull(reason, "reason is null");
        }
    }
}
