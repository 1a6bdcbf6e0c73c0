package org.precisionbenefit.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one member at the time of a request, each fact with where it comes from.
 *
 * @param member the member
 * @param birthDate the day of birth, or null when not sent
 * @param sex administrative sex
 * @param conditions conditions
 * @param medications drugs taken, failed, not tolerated or contraindicated
 * @param labs measured values
 * @param genes gene results as sent
 * @param answers answers to questions asked earlier
 */
public record MemberProfile(
        MemberId member,
        @Nullable LocalDate birthDate,
        Sex sex,
        List<ConditionFact> conditions,
        List<MedicationFact> medications,
        List<LabFact> labs,
        List<GeneFact> genes,
        List<Answer> answers) {
    public MemberProfile {
        Objects.requireNonNull(member, "member is null");
        Objects.requireNonNull(sex, "sex is null");
        conditions = List.copyOf(conditions);
        medications = List.copyOf(medications);
        labs = List.copyOf(labs);
        genes = List.copyOf(genes);
        answers = List.copyOf(answers);
    }
}
