package org.precisionbenefit.prediction;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.RxCui;

/**
 * What features may be read from; nothing later than the day.
 *
 * @param requested the requested drug, by ingredient
 * @param diagnoses the diagnoses the item points at
 * @param profile the member
 * @param evidence what the genes say
 * @param asOf the day
 */
public record PredictionInput(
        RxCui requested, List<Code> diagnoses, MemberProfile profile, Evidence evidence, AsOf asOf) {
    public PredictionInput {
        Objects.requireNonNull(requested, "requested is null");
        diagnoses = List.copyOf(diagnoses);
        Objects.requireNonNull(profile, "profile is null");
        Objects.requireNonNull(evidence, "evidence is null");
        Objects.requireNonNull(asOf, "asOf is null");
    }
}
