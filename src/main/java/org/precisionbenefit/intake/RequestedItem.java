package org.precisionbenefit.intake;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.Quantity;

/**
 * One drug asked for.
 *
 * @param sequence the item's number in the request, above zero, echoed in the answer
 * @param drugCodes the codes that name the drug, from the item and from its medication request
 * @param drugText the drug's name as sent, possibly empty
 * @param quantity how much is asked for, or null when not sent
 * @param daysSupply for how many days, or null when not sent
 * @param diagnoses the diagnoses the item points at
 * @param certification whether the sender calls it a first request or a renewal, or null when it does not say
 * @param supply as what the supply is asked for, or null where it is the treatment itself
 */
public record RequestedItem(
        int sequence,
        List<Code> drugCodes,
        String drugText,
        @Nullable Quantity quantity,
        @Nullable Integer daysSupply,
        List<Code> diagnoses,
        @Nullable Certification certification,
        @Nullable SupplyAsked supply) {
    public RequestedItem {
        if (sequence <= 0) {
            throw new IllegalArgumentException("The sequence (" + sequence + ") of an item must be positive.");
        }
        drugCodes = List.copyOf(drugCodes);
        Objects.requireNonNull(drugText, "drugText is null");
        if (daysSupply != null && daysSupply <= 0) {
            throw new IllegalArgumentException(
                    "The days supply (" + daysSupply + ") of item " + sequence + " must be positive.");
        }
        diagnoses = List.copyOf(diagnoses);
    }

    /** An item that asks for the treatment itself and does not say whether it is a first request. */
    public RequestedItem(
            int sequence,
            List<Code> drugCodes,
            String drugText,
            @Nullable Quantity quantity,
            @Nullable Integer daysSupply,
            List<Code> diagnoses) {
        this(sequence, drugCodes, drugText, quantity, daysSupply, diagnoses, null, null);
    }

    /** What kind of request the sender calls it. */
    public enum Certification {
        INITIAL,
        /** An approval that ran out, or is about to, is to go on. */
        RENEWAL
    }
}
