package org.precisionbenefit.evidence;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.terminology.Code;

/**
 * What is known of the member and of the order beside the genes. What is null is not known.
 *
 * @param diagnoses the diagnoses that the drug treats
 * @param age in completed years
 * @param weight in kilograms
 * @param treatment how long the member has had the drug
 * @param alternatives whether another drug is available to the member
 * @param dailyDose the dose ordered, in milligrams a day
 * @param sex administrative sex, which says how many copies of an X-linked gene there are
 */
public record Circumstances(
        List<Code> diagnoses,
        @Nullable Integer age,
        @Nullable BigDecimal weight,
        @Nullable Treatment treatment,
        @Nullable Boolean alternatives,
        @Nullable BigDecimal dailyDose,
        @Nullable Sex sex) {
    public Circumstances {
        diagnoses = List.copyOf(diagnoses);
    }

    /** Nothing is known but the diagnoses. */
    public static Circumstances of(List<Code> diagnoses) {
        return new Circumstances(diagnoses, null, null, null, null, null, null);
    }
}
