package org.precisionbenefit.formulary.benefit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a drug stands on a plan's list on a day.
 *
 * @param kind whether it does
 * @param row what the list says, exactly when the drug is listed
 * @param words one sentence for a person
 */
public record Listing(Kind kind, @Nullable BenefitRow row, String words) {
    /** Whether a drug stands on a list. */
    public enum Kind {
        LISTED,
        NOT_LISTED,
        /** The list says different things of its products, and which is meant cannot be told. */
        UNCLEAR,
        /** No list is known for the plan on the day. */
        NO_LIST,
        /** The plan is not known. */
        NO_PLAN
    }

    public Listing {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(words, "words is null");
        if ((kind == Kind.LISTED) != (row != null)) {
            throw new IllegalArgumentException("A listed drug must have its row, and no other one.");
        }
    }

    public static Listing of(BenefitRow row) {
        return new Listing(Kind.LISTED, row, "The drug is on the plan's formulary.");
    }

    public static Listing without(Kind kind, String words) {
        return new Listing(kind, null, words);
    }
}
