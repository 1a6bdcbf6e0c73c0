package org.precisionbenefit.api.fhir;

import org.hl7.fhir.r4.model.Reference;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.Envelope;
import org.precisionbenefit.intake.Envelope.Party;

/** Names the insurer as the client did: by the resource it sent, or by a number alone. */
final class InsurerWriter {
    private InsurerWriter() {}

    static Reference reference(Envelope envelope) {
        ClaimIdentifier number = envelope.insurer();
        return number == null
                ? new Reference(envelope.reference(Party.INSURER))
                : new Reference().setIdentifier(ItemWriter.identifier(number));
    }
}
