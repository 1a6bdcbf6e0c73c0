package org.precisionbenefit.formulary.benefit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Code;

/**
 * What is known of the member. What is null is not known, which is never "no".
 *
 * @param ageYears the age in years, or null
 * @param sex the sex, or null
 * @param diagnoses every diagnosis that the question is about, or null when none was sent
 * @param results what is known of genes and markers
 */
public record MemberFacts(
        @Nullable Integer ageYears,
        @Nullable MemberSex sex,
        @Nullable List<Code> diagnoses,
        List<KnownResult> results) {
    /** Nobody in particular. */
    public static final MemberFacts NONE = new MemberFacts(null, null, null, List.of());

    public MemberFacts {
        diagnoses = diagnoses == null ? null : List.copyOf(diagnoses);
        results = List.copyOf(results);
    }
}
