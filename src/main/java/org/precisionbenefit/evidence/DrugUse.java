package org.precisionbenefit.evidence;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how one member uses one drug. What is null is not known.
 *
 * @param treatment how long the member has had the drug
 * @param stated whether that is only somebody's word
 * @param alternatives whether another drug is available to the member
 * @param dailyDose the dose ordered, in milligrams a day
 * @param asked whether the drug is asked for, so that its dose is held against what guidance says
 */
public record DrugUse(
        @Nullable Treatment treatment,
        boolean stated,
        @Nullable Boolean alternatives,
        @Nullable BigDecimal dailyDose,
        boolean asked) {
    /** Nothing is known of a drug that is not asked for. */
    public static final DrugUse UNKNOWN = new DrugUse(null, false, null, null, false);
}
