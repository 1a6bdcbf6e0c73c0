package org.precisionbenefit.profile.fhir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.Envelope;
import org.precisionbenefit.intake.Envelope.Party;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Entry;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;

/** Keeps of a request what its answer repeats: references as written, and the resources they lead to. */
final class EnvelopeReader {
    private final SubmissionBundle bundle;
    private final Of<Claim> claim;

    EnvelopeReader(SubmissionBundle bundle, Of<Claim> claim) {
        this.bundle = bundle;
        this.claim = claim;
    }

    Envelope envelope(List<String> unread) {
        Claim request = claim.resource();
        return new Envelope(
                bundle.identifier(),
                claim.entry().scan().name().fullUrl(),
                references(request),
                request.getInsurer().hasReference()
                        ? null
                        : number(request.getInsurer().getIdentifier()),
                FhirValues.codes(request.getType()),
                echoes(List.of(request.getPatient(), request.getInsurer(), request.getProvider())),
                traces(),
                unread);
    }

    private static Map<Party, String> references(Claim request) {
        Map<Party, String> references = new EnumMap<>(Party.class);
        references.put(Party.PATIENT, request.getPatient().getReference());
        references.put(Party.PROVIDER, request.getProvider().getReference());
        if (request.getInsurer().hasReference()) {
            references.put(Party.INSURER, request.getInsurer().getReference());
        }
        return references;
    }

    private static ClaimIdentifier number(Identifier identifier) {
        return new ClaimIdentifier(identifier.hasSystem() ? identifier.getSystem() : "", identifier.getValue());
    }

    /** The parties and everything reachable from them, each once, in the order of the bundle. */
    private List<Envelope.Echo> echoes(List<Reference> parties) {
        Set<Entry> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Entry> open = new ArrayDeque<>();
        parties.forEach(party -> bundle.resolve(claim.entry(), party).ifPresent(open::push));
        while (!open.isEmpty()) {
            Entry entry = open.pop();
            if (entry != claim.entry() && reached.add(entry)) {
                for (ScannedEntry.Found found : entry.scan().references()) {
                    bundle.resolve(entry.scan(), found.target()).ifPresent(open::push);
                }
            }
        }
        return reached.stream()
                .sorted(Comparator.comparing(entry -> entry.scan().index()))
                .map(entry -> new Envelope.Echo(
                        entry.scan().name().fullUrl(), entry.scan().sent().json()))
                .toList();
    }

    private List<Envelope.ItemTrace> traces() {
        List<Envelope.ItemTrace> traces = new ArrayList<>();
        for (Claim.ItemComponent item : claim.resource().getItem()) {
            item.getExtension().stream()
                    .filter(extension -> PasNames.ITEM_TRACE_NUMBER.equals(extension.getUrl()))
                    .filter(extension -> extension.getValue() instanceof Identifier number && number.hasValue())
                    .map(extension -> (Identifier) extension.getValue())
                    .map(EnvelopeReader::number)
                    .forEach(number -> traces.add(new Envelope.ItemTrace(item.getSequence(), number)));
        }
        return traces;
    }
}
