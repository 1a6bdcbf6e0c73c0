package org.precisionbenefit.profile.fhir;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.RequestedItem.Certification;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;

/** Reads what decides which part of a policy applies: the kind of request, and the specialty of whoever asks. */
final class Certified {
    private Certified() {}

    /** The kind of request that an item or its claim names; null when neither does, or both kinds are named. */
    static @Nullable Certification of(Claim claim, Claim.ItemComponent item) {
        List<Certification> own = named(item.getExtension().stream()
                .filter(extension -> PasNames.CERTIFICATION_TYPE.equals(extension.getUrl()))
                .map(extension -> extension.getValue()));
        List<Certification> named = own.isEmpty()
                ? named(claim.getExtension().stream()
                        .filter(extension -> PasNames.CERTIFICATION_TYPE.equals(extension.getUrl()))
                        .map(extension -> extension.getValue()))
                : own;
        return named.size() == 1 ? named.get(0) : null;
    }

    private static List<Certification> named(Stream<?> values) {
        return values.filter(CodeableConcept.class::isInstance)
                .map(CodeableConcept.class::cast)
                .flatMap(Certified::kinds)
                .distinct()
                .toList();
    }

    private static Stream<Certification> kinds(CodeableConcept type) {
        Stream<Certification> initial = FhirValues.has(type, PasNames.CERTIFICATION_INITIAL)
                ? Stream.of(Certification.INITIAL)
                : Stream.empty();
        boolean renews = PasNames.CERTIFICATION_RENEWALS.stream().anyMatch(code -> FhirValues.has(type, code));
        return renews ? Stream.concat(initial, Stream.of(Certification.RENEWAL)) : initial;
    }

    /** The codes of the specialties; free text is kept beside them and compared with nothing. */
    static List<Code> specialties(PractitionerRole role) {
        return role.getSpecialty().stream()
                .flatMap(specialty -> FhirValues.codes(specialty).stream())
                .filter(code -> code.isFrom(CodeSystem.NUCC))
                .distinct()
                .toList();
    }
}
