package org.precisionbenefit.profile.fhir;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.MedicationFact.Outcome;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Provenance.Source;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Entry;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;

/**
 * Reads which drugs the member took, how that went, and which ones they cannot take. Only a dispensing record documents
 * that a drug was had; a statement counts as documented when a professional is named as its source; an order alone is
 * somebody's word.
 */
final class MedicationReader {
    /** Can be asked about an intent that was not sent, which {@code Set.of} cannot. */
    private static final Set<MedicationRequest.MedicationRequestIntent> ORDERS = Collections.unmodifiableSet(EnumSet.of(
            MedicationRequest.MedicationRequestIntent.ORDER,
            MedicationRequest.MedicationRequestIntent.ORIGINALORDER,
            MedicationRequest.MedicationRequestIntent.REFLEXORDER,
            MedicationRequest.MedicationRequestIntent.FILLERORDER,
            MedicationRequest.MedicationRequestIntent.INSTANCEORDER));

    private final SubmissionBundle bundle;
    private final CodeTable outcomes;
    private final Set<Entry> askedFor = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<MedicationFact> facts = new ArrayList<>();

    MedicationReader(SubmissionBundle bundle, CodeTable outcomes) {
        this.bundle = bundle;
        this.outcomes = outcomes;
        // What is asked for, now or in the earlier request, was not taken yet.
        bundle.of(Claim.class)
                .forEach(claim -> claim.resource().getItem().forEach(item -> ItemReader.order(bundle, claim, item)
                        .ifPresent(order -> askedFor.add(order.entry()))));
    }

    List<MedicationFact> facts() {
        bundle.of(MedicationDispense.class).forEach(this::dispense);
        bundle.of(MedicationStatement.class).forEach(this::statement);
        bundle.of(MedicationRequest.class)
                .filter(order -> !askedFor.contains(order.entry()))
                .forEach(this::order);
        bundle.of(AllergyIntolerance.class).forEach(this::intolerance);
        return List.copyOf(facts);
    }

    private void dispense(Of<MedicationDispense> of) {
        MedicationDispense dispense = of.resource();
        if (dispense.getStatus() == MedicationDispense.MedicationDispenseStatus.COMPLETED) {
            Type when = dispense.hasWhenHandedOver()
                    ? dispense.getWhenHandedOverElement()
                    : dispense.getWhenPreparedElement();
            add(
                    of.entry(),
                    dispense.getMedication(),
                    new Course(FhirValues.days(dispense.getDaysSupply()), Outcome.TAKEN),
                    new Provenance(of.label(), Source.DOCUMENTED, FhirValues.day(when)));
        }
    }

    private void statement(Of<MedicationStatement> of) {
        MedicationStatement statement = of.resource();
        boolean ended = statement.getStatus() == MedicationStatement.MedicationStatementStatus.COMPLETED
                || statement.getStatus() == MedicationStatement.MedicationStatementStatus.STOPPED;
        boolean running = statement.getStatus() == MedicationStatement.MedicationStatementStatus.ACTIVE
                || statement.getStatus() == MedicationStatement.MedicationStatementStatus.ONHOLD;
        if (!ended && !running) {
            return;
        }
        LocalDate day = FhirValues.day(statement.getEffective());
        Integer taken = null;
        if (statement.getEffective() instanceof Period period) {
            LocalDate start = FhirValues.day(period.getStartElement());
            // The days count from the fact's day on. The end of a course that still runs is a plan and shows nothing.
            LocalDate end = ended ? FhirValues.day(period.getEndElement()) : null;
            day = start;
            taken = start == null || end == null ? null : daysBetween(start, end);
        }
        Source source =
                isProfessional(of.entry(), statement.getInformationSource()) ? Source.DOCUMENTED : Source.ATTESTED;
        add(
                of.entry(),
                statement.getMedication(),
                new Course(taken, outcome(statement.getStatusReason())),
                new Provenance(of.label(), source, day));
    }

    /** Both days count. */
    private static @Nullable Integer daysBetween(LocalDate start, LocalDate end) {
        long days = ChronoUnit.DAYS.between(start, end) + 1;
        return days > 0 && days < Integer.MAX_VALUE ? (int) days : null;
    }

    private void order(Of<MedicationRequest> of) {
        MedicationRequest order = of.resource();
        if (order.getDoNotPerform() || order.getStatus() == null || !ORDERS.contains(order.getIntent())) {
            return;
        }
        boolean done = order.getStatus() == MedicationRequest.MedicationRequestStatus.COMPLETED;
        boolean begun = done
                || order.getStatus() == MedicationRequest.MedicationRequestStatus.ACTIVE
                || order.getStatus() == MedicationRequest.MedicationRequestStatus.ONHOLD
                || order.getStatus() == MedicationRequest.MedicationRequestStatus.STOPPED;
        if (begun) {
            Integer days = done ? FhirValues.days(order.getDispenseRequest().getExpectedSupplyDuration()) : null;
            add(
                    of.entry(),
                    order.getMedication(),
                    new Course(days, outcome(List.of(order.getStatusReason()))),
                    new Provenance(of.label(), Source.ATTESTED, FhirValues.day(order.getAuthoredOnElement())));
        }
    }

    private void intolerance(Of<AllergyIntolerance> of) {
        AllergyIntolerance allergy = of.resource();
        boolean denied = FhirValues.has(allergy.getVerificationStatus(), "refuted")
                || FhirValues.has(allergy.getVerificationStatus(), "entered-in-error");
        boolean over = FhirValues.has(allergy.getClinicalStatus(), "resolved")
                || FhirValues.has(allergy.getClinicalStatus(), "inactive");
        if (!denied && !over) {
            boolean confirmed = FhirValues.has(allergy.getVerificationStatus(), "confirmed")
                    && !isPatient(of.entry(), allergy.getAsserter());
            LocalDate onset = FhirValues.day(allergy.getOnset());
            Provenance provenance = new Provenance(
                    of.label(),
                    confirmed ? Source.DOCUMENTED : Source.ATTESTED,
                    onset == null ? FhirValues.day(allergy.getRecordedDateElement()) : onset);
            add(of.entry(), allergy.getCode(), new Course(null, Outcome.NOT_TOLERATED), provenance);
        }
    }

    /**
     * How a drug went.
     *
     * @param days for how many days it was had, or null when not known
     * @param outcome what came of it
     */
    private record Course(@Nullable Integer days, Outcome outcome) {}

    private void add(Entry entry, @Nullable Type medication, Course course, Provenance provenance) {
        Optional<CodeableConcept> drug = Medications.concept(bundle, entry, medication);
        drug.filter(concept -> !concept.isEmpty())
                .ifPresent(concept -> facts.add(new MedicationFact(
                        FhirValues.codes(concept),
                        FhirValues.words(concept),
                        course.days(),
                        course.outcome(),
                        provenance)));
    }

    private Outcome outcome(List<CodeableConcept> reasons) {
        return reasons.stream()
                .flatMap(reason -> FhirValues.codes(reason).stream())
                .flatMap(code -> outcomes.find(code).stream())
                .map(row -> Outcome.valueOf(row.meaning()))
                .findFirst()
                .orElse(Outcome.TAKEN);
    }

    private boolean isProfessional(Entry from, Reference reference) {
        return bundle.resolve(from, reference).isPresent() && !isPatient(from, reference);
    }

    private boolean isPatient(Entry from, Reference reference) {
        return bundle.resolve(from, reference)
                .map(Entry::resource)
                .filter(resource -> resource instanceof Patient || resource instanceof RelatedPerson)
                .isPresent();
    }
}
