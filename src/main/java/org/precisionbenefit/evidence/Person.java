package org.precisionbenefit.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.Sex;

/**
 * What is known of the member beside genes and drugs. What is null is not known.
 *
 * @param age in completed years
 * @param birthDate the day of birth
 * @param weight in kilograms
 * @param weightStated whether the weight is only somebody's word
 * @param sex administrative sex, which says how many copies of an X-linked gene there are
 */
public record Person(
        @Nullable Integer age,
        @Nullable LocalDate birthDate,
        @Nullable BigDecimal weight,
        boolean weightStated,
        @Nullable Sex sex) {
    /** Nothing is known. */
    public static final Person UNKNOWN = new Person(null, null, null, false, null);
}
