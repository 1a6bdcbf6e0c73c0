package org.precisionbenefit.profile.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Entry;

/** Finds which drug a medication element names: in place, contained, or as a resource of the bundle. */
final class Medications {
    private Medications() {}

    static Optional<CodeableConcept> concept(SubmissionBundle bundle, Entry from, @Nullable Type medication) {
        if (medication instanceof CodeableConcept concept) {
            return Optional.of(concept);
        }
        if (medication instanceof Reference reference && reference.hasReference()) {
            return medication(bundle, from, reference).map(Medication::getCode);
        }
        return Optional.empty();
    }

    private static Optional<Medication> medication(SubmissionBundle bundle, Entry from, Reference reference) {
        if (reference.getReference().startsWith("#") && from.resource() instanceof DomainResource holder) {
            String id = reference.getReference();
            return holder.getContained().stream()
                    .filter(contained -> contained instanceof Medication)
                    .filter(contained -> id.equals(contained.getId())
                            || id.equals("#" + contained.getIdElement().getIdPart()))
                    .map(Medication.class::cast)
                    .findFirst();
        }
        return bundle.resolve(from, reference, Medication.class).map(SubmissionBundle.Of::resource);
    }
}
