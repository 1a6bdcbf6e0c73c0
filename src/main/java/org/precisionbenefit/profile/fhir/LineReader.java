package org.precisionbenefit.profile.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.LineFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Provenance.Source;
import org.precisionbenefit.profile.fhir.CodeTable.Kind;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;

/**
 * Reads in which line of systemic therapy a drug is asked for: from its order (a number, or a category), or from an
 * observation that is based on the order. An observation that names no order may be about an earlier treatment.
 */
final class LineReader {
    /** The number as two versions of the draft guide for cancer of children write it; mCODE has none. */
    private static final List<String> NUMBERS = List.of(
            "http://hl7.org/fhir/us/pedcan/StructureDefinition/pedcan-line-of-therapy-number",
            "http://hl7.org/fhir/us/pedcan/StructureDefinition/pedcan-line-of-therapy-extension");

    private final SubmissionBundle bundle;
    private final Of<Claim> claim;
    private final CodeTable codes;

    LineReader(SubmissionBundle bundle, Of<Claim> claim, CodeTable codes) {
        this.bundle = bundle;
        this.claim = claim;
        this.codes = codes;
    }

    /** What the orders of the requested items say; an order alone is somebody's word. */
    List<LineFact> ofOrders() {
        List<LineFact> lines = new ArrayList<>();
        for (Claim.ItemComponent item : claim.resource().getItem()) {
            ItemReader.order(bundle, claim, item).ifPresent(order -> {
                LocalDate day = FhirValues.day(order.resource().getAuthoredOnElement());
                Provenance from = new Provenance(order.label(), Source.ATTESTED, day);
                numbers(order.resource())
                        .distinct()
                        .forEach(line -> lines.add(new LineFact(line, item.getSequence(), from)));
            });
        }
        return lines;
    }

    private Stream<Integer> numbers(MedicationRequest order) {
        return Stream.concat(
                order.getExtension().stream()
                        .filter(extension -> NUMBERS.contains(extension.getUrl()))
                        .flatMap(extension -> number(extension.getValue()).stream()),
                order.getCategory().stream().flatMap(category -> number(category).stream()));
    }

    /** Whether the observation is about a line of therapy. */
    boolean takes(Observation observation) {
        return FhirValues.codes(observation.getCode()).stream()
                .anyMatch(code ->
                        codes.find(code).filter(row -> row.kind() == Kind.LINE).isPresent());
    }

    /** What an observation says of the items whose order it is based on; empty when it cannot be read. */
    List<LineFact> read(Of<Observation> of, Source source) {
        Optional<Integer> line = number(of.resource().getValue());
        LocalDate day = FhirValues.day(of.resource().getEffective());
        return line.map(number -> claim.resource().getItem().stream()
                        .filter(item -> isBasedOn(of, item))
                        .map(item -> new LineFact(number, item.getSequence(), new Provenance(of.label(), source, day)))
                        .toList())
                .orElse(List.of());
    }

    private boolean isBasedOn(Of<Observation> of, Claim.ItemComponent item) {
        return ItemReader.order(bundle, claim, item)
                .filter(order -> of.resource().getBasedOn().stream()
                        .flatMap(reference -> bundle.resolve(of.entry(), reference, MedicationRequest.class).stream())
                        .anyMatch(based -> based.entry() == order.entry()))
                .isPresent();
    }

    private Optional<Integer> number(org.hl7.fhir.r4.model.@Nullable Type value) {
        if (value instanceof IntegerType number && number.hasValue()) {
            return Optional.of(number.getValue()).filter(line -> line >= 1);
        }
        if (value instanceof CodeableConcept concept) {
            List<Integer> named = FhirValues.codes(concept).stream()
                    .flatMap(code -> codes.find(code).stream())
                    .filter(row -> row.kind() == Kind.LINE_NUMBER)
                    .map(row -> Integer.valueOf(row.meaning()))
                    .distinct()
                    .toList();
            return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
        }
        return Optional.empty();
    }
}
