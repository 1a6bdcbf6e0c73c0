package org.precisionbenefit.profile.fhir;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.ScoringChoice;
import org.precisionbenefit.profile.history.CoveragePeriod;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.profile.history.LabResult;
import org.precisionbenefit.profile.history.MemberHistory;
import org.precisionbenefit.terminology.Code;

/** Reads one resource as a part of a member's history, or says why it is none. */
final class HistoryReader {
    private static final MathContext KEPT = new MathContext(org.precisionbenefit.terminology.Quantity.MAX_PRECISION);

    private final KnownMembers members;
    private final KnownMembers.Scope scope;

    HistoryReader(KnownMembers members, KnownMembers.Scope scope) {
        this.members = members;
        this.scope = scope;
    }

    /**
     * What was read of a resource.
     *
     * @param member the member
     * @param plan the plan in whose records it stands
     * @param part the history that it holds
     * @param repaired what was repaired, empty when nothing was
     */
    record Part(MemberId member, PlanId plan, MemberHistory part, String repaired) {}

    /** Why a resource is not read. It holds nothing of the member. */
    static final class Skipped extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Skipped(String why) {
            super(why);
        }
    }

    /**
     * Reads a resource.
     *
     * @throws Skipped when it holds nothing that is kept
     */
    Part read(Resource resource) {
        String label = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        if (!resource.hasId()) {
            throw new Skipped("It has no id, so that no correction could ever name it.");
        }
        if (resource instanceof Coverage coverage) {
            return coverage(coverage, label);
        } else if (resource instanceof ExplanationOfBenefit benefit) {
            return fill(benefit.getPatient(), coverages(benefit), ClaimedFill.read(benefit, label));
        } else if (resource instanceof MedicationDispense dispense) {
            return dispense(dispense, label);
        } else if (resource instanceof MedicationStatement statement) {
            return statement(statement, label);
        } else if (resource instanceof MedicationRequest order) {
            return order(order, label);
        } else if (resource instanceof Observation observation) {
            return observation(observation, label);
        } else if (resource instanceof Consent consent) {
            return consent(consent, label);
        }
        throw new Skipped("Resources of this kind are not kept.");
    }

    private Part consent(Consent consent, String label) {
        ScoringChoice choice = ConsentReader.read(consent, label)
                .orElseThrow(() -> new Skipped("It is no choice about being scored, or only a draft of one."));
        PlanId plan = plan(consent.getPatient(), List.of(), choice.provenance().date());
        return new Part(member(consent.getPatient()), plan, MemberHistory.choosing(choice), "");
    }

    private static List<Reference> coverages(ExplanationOfBenefit benefit) {
        return benefit.getInsurance().stream()
                .map(ExplanationOfBenefit.InsuranceComponent::getCoverage)
                .toList();
    }

    private Part coverage(Coverage coverage, String label) {
        boolean active = coverage.getStatus() == Coverage.CoverageStatus.ACTIVE;
        if (coverage.getStatus() == null || coverage.getStatus() == Coverage.CoverageStatus.DRAFT) {
            throw new Skipped("A draft is no coverage.");
        }
        LocalDate start = FhirValues.firstDay(coverage.getPeriod().getStartElement());
        LocalDate end = FhirValues.lastDay(coverage.getPeriod().getEndElement());
        if (start == null || (end != null && end.isBefore(start))) {
            throw new Skipped("Its period has no first day, or ends before it.");
        }
        PlanId plan = KnownMembers.plan(coverage)
                .or(() -> Optional.ofNullable(members.otherwise()))
                .orElseThrow(() -> new Skipped("It names no plan (a class of type plan or group)."));
        CoveragePeriod period = new CoveragePeriod(
                label,
                plan,
                null,
                null,
                new org.precisionbenefit.terminology.Period(start, end),
                active ? CoveragePeriod.Status.ACTIVE : CoveragePeriod.Status.WITHDRAWN);
        return new Part(
                member(coverage.getBeneficiary()), plan, new MemberHistory(List.of(period), List.of(), List.of()), "");
    }

    private MemberId member(Reference patient) {
        return members.member(patient, scope)
                .orElseThrow(() -> new Skipped("No member number, or more than one, is known of its patient."));
    }

    private PlanId plan(Reference patient, List<Reference> coverages, @Nullable LocalDate day) {
        return members.plan(patient, coverages, day, scope)
                .orElseThrow(() -> new Skipped("No plan, or more than one, is known of its patient for its day."));
    }

    private Part fill(Reference patient, List<Reference> coverages, List<ClaimedFill> read) {
        LocalDate day = read.get(0).supply().day();
        PlanId plan = plan(patient, coverages, day);
        List<Fill> fills = read.stream().map(each -> each.under(plan)).toList();
        return new Part(member(patient), plan, new MemberHistory(List.of(), fills, List.of()), "");
    }

    private Part dispense(MedicationDispense dispense, String label) {
        MedicationDispense.MedicationDispenseStatus status = dispense.getStatus();
        if (status == null) {
            throw new Skipped("It has no status.");
        }
        boolean reversed =
                switch (status) {
                    case COMPLETED -> false;
                    case CANCELLED, DECLINED, ENTEREDINERROR, STOPPED -> true;
                    case PREPARATION, INPROGRESS, ONHOLD, UNKNOWN, NULL ->
                        throw new Skipped("Nothing was dispensed yet.");
                };
        LocalDate day = FhirValues.day(
                dispense.hasWhenHandedOver() ? dispense.getWhenHandedOverElement() : dispense.getWhenPreparedElement());
        return fill(
                dispense.getSubject(),
                List.of(),
                List.of(new ClaimedFill(
                        label,
                        Fill.Kind.DISPENSED,
                        drug(dispense, dispense.getMedication()),
                        new Fill.Supply(
                                day,
                                FhirValues.days(dispense.getDaysSupply()),
                                FhirValues.counted(dispense.getQuantity())),
                        reversed,
                        null)));
    }

    private Part statement(MedicationStatement statement, String label) {
        MedicationStatement.MedicationStatementStatus status = statement.getStatus();
        boolean withdrawn = status == MedicationStatement.MedicationStatementStatus.ENTEREDINERROR
                || status == MedicationStatement.MedicationStatementStatus.NOTTAKEN;
        Integer days = null;
        LocalDate day = FhirValues.day(statement.getEffective());
        if (statement.getEffective() instanceof Period period) {
            day = FhirValues.day(period.getStartElement());
            LocalDate end = FhirValues.day(period.getEndElement());
            days = day == null || end == null || end.isBefore(day)
                    ? null
                    : Math.toIntExact(ChronoUnit.DAYS.between(day, end) + 1);
        }
        return fill(
                statement.getSubject(),
                List.of(),
                List.of(new ClaimedFill(
                        label,
                        Fill.Kind.STATED,
                        drug(statement, statement.getMedication()),
                        new Fill.Supply(day, days, null),
                        withdrawn,
                        null)));
    }

    private Part order(MedicationRequest order, String label) {
        if (order.getIntent() == null
                || !String.valueOf(order.getIntent().toCode()).endsWith("order")
                || order.getDoNotPerform()) {
            throw new Skipped("It is no order.");
        }
        boolean withdrawn = order.getStatus() == MedicationRequest.MedicationRequestStatus.CANCELLED
                || order.getStatus() == MedicationRequest.MedicationRequestStatus.ENTEREDINERROR
                || order.getStatus() == MedicationRequest.MedicationRequestStatus.DRAFT;
        return fill(
                order.getSubject(),
                List.of(),
                List.of(new ClaimedFill(
                        label,
                        Fill.Kind.STATED,
                        drug(order, order.getMedication()),
                        new Fill.Supply(FhirValues.day(order.getAuthoredOnElement()), null, null),
                        withdrawn,
                        null)));
    }

    private CodeableConcept drug(DomainResource holder, @Nullable Type medication) {
        if (medication instanceof CodeableConcept concept) {
            return concept;
        }
        if (medication instanceof Reference reference && reference.hasReference()) {
            String id = reference.getReference();
            Optional<CodeableConcept> contained = holder.getContained().stream()
                    .filter(each -> each instanceof Medication
                            && id.equals("#"
                                    + String.valueOf(each.getIdElement().getIdPart())
                                            .replace("#", "")))
                    .map(each -> ((Medication) each).getCode())
                    .findFirst();
            return contained
                    .or(() -> members.drug(reference, scope))
                    .orElseThrow(() -> new Skipped("The drug that it refers to is in none of the files."));
        }
        throw new Skipped("It names no drug.");
    }

    private Part observation(Observation observation, String label) {
        Observation.ObservationStatus status = observation.getStatus();
        if (status == null || observation.hasFocus()) {
            throw new Skipped("It has no status, or is about somebody or something else (focus).");
        }
        LocalDate day = FhirValues.day(observation.getEffective());
        PlanId plan = plan(observation.getSubject(), List.of(), day);
        MemberId member = member(observation.getSubject());
        return switch (status) {
            case FINAL, AMENDED, CORRECTED -> {
                boolean repaired = hasMoreDigits(observation);
                LabFact fact = lab(observation, label, day);
                yield new Part(
                        member,
                        plan,
                        new MemberHistory(List.of(), List.of(), List.of(new LabResult(label, plan, fact))),
                        repaired ? "The amount has more digits than are kept; it was rounded to 15." : "");
            }
            case CANCELLED, ENTEREDINERROR ->
                new Part(
                        member,
                        plan,
                        new MemberHistory(List.of(), List.of(), List.of(new LabResult(label, plan, null))),
                        "");
            case REGISTERED, PRELIMINARY, UNKNOWN, NULL -> throw new Skipped("It is not final.");
        };
    }

    private static boolean hasMoreDigits(Observation observation) {
        return observation.getValue() instanceof Quantity quantity
                && quantity.hasValue()
                && !org.precisionbenefit.terminology.Quantity.holds(quantity.getValue());
    }

    private static LabFact lab(Observation observation, String label, @Nullable LocalDate day) {
        List<Code> codes = FhirValues.codes(observation.getCode());
        if (!(observation.getValue() instanceof Quantity sent) || codes.isEmpty() || day == null) {
            throw new Skipped("It holds no amount under a code on a day.");
        }
        Quantity rounded = sent.copy();
        if (hasMoreDigits(observation)) {
            BigDecimal value = sent.getValue().round(KEPT);
            rounded.setValue(
                    value.scale() > KEPT.getPrecision()
                            ? value.setScale(KEPT.getPrecision(), RoundingMode.HALF_UP)
                            : value);
        }
        org.precisionbenefit.terminology.Quantity value = FhirValues.measured(rounded);
        if (value == null) {
            throw new Skipped("Its amount is a limit, or larger than any that is kept.");
        }
        return new LabFact(codes, value, new Provenance(label, Provenance.Source.DOCUMENTED, day));
    }
}
