package org.precisionbenefit.profile.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.Membership;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RefusedRequest.Kind;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;

/** Reads whose coverage a request is made under, and of which plan. */
final class CoverageReader {
    /** Stands where no plan was sent; no formulary holds it, so that such a request pends instead of being refused. */
    static final PlanId NOT_SENT = new PlanId("not-sent");

    private static final int MAX_PLAN = 64;

    private final SubmissionBundle bundle;
    private final Of<Claim> claim;
    /** The coverages of the request, the one that is asked first. */
    private final List<Of<Coverage>> coverages;

    CoverageReader(SubmissionBundle bundle, Of<Claim> claim) {
        this.bundle = bundle;
        this.claim = claim;
        this.coverages = coverages(bundle, claim);
    }

    PlanId planOrNotSent() {
        return plan().orElse(NOT_SENT);
    }

    /** The value of the coverage's class of type plan, else of type group. */
    Optional<PlanId> plan() {
        checkActive();
        return asked().stream()
                .map(Of::resource)
                .flatMap(coverage -> Stream.concat(classes(coverage, "plan"), classes(coverage, "group")))
                .findFirst()
                .filter(value -> !value.isBlank() && value.length() <= MAX_PLAN)
                .map(PlanId::new);
    }

    private static Stream<String> classes(Coverage coverage, String type) {
        return coverage.getClass_().stream()
                .filter(each -> FhirValues.has(each.getType(), type) && each.hasValue())
                .map(each -> each.getValue().strip());
    }

    /**
     * The member number of the patient, else of the coverage, else the subscriber's number with the dependent's: what
     * names the person comes before what a family shares.
     */
    MemberId member() {
        Stream<String> ofPatient =
                patient().stream().flatMap(patient -> memberNumbers(patient.getIdentifier()).stream());
        Stream<String> ofCoverage = asked().stream()
                .flatMap(coverage -> memberNumbers(coverage.resource().getIdentifier()).stream());
        Stream<String> ofSubscriber = asked().stream()
                .map(Of::resource)
                .filter(Coverage::hasSubscriberId)
                .map(coverage -> coverage.hasDependent()
                        ? coverage.getSubscriberId().strip() + "-"
                                + coverage.getDependent().strip()
                        : coverage.getSubscriberId().strip());
        return Stream.of(ofPatient, ofCoverage, ofSubscriber)
                .flatMap(each -> each)
                .filter(number -> !number.isBlank())
                .findFirst()
                .map(MemberId::new)
                .orElseThrow(() -> new RefusedRequest(
                        Kind.MISSING,
                        claim.path() + ".insurance[0].coverage",
                        "The Coverage or the Patient must carry the member number"
                                + " (an identifier of type MB, or Coverage.subscriberId)."));
    }

    private Optional<Patient> patient() {
        return bundle.resolve(claim.entry(), claim.resource().getPatient(), Patient.class)
                .map(Of::resource);
    }

    private static List<String> memberNumbers(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(identifier -> FhirValues.has(identifier.getType(), PasNames.MEMBER_NUMBER))
                .filter(Identifier::hasValue)
                .map(identifier -> identifier.getValue().strip())
                .toList();
    }

    /** What the request says on whether the plan covers the patient, or null when it says nothing. */
    @Nullable
    Membership membership() {
        Optional<Coverage> coverage = asked().map(Of::resource);
        LocalDate start = coverage.map(
                        each -> FhirValues.firstDay(each.getPeriod().getStartElement()))
                .orElse(null);
        LocalDate end = coverage.map(each -> FhirValues.lastDay(each.getPeriod().getEndElement()))
                .orElse(null);
        List<Membership.Doubt> doubts = new ArrayList<>();
        if (patient().filter(CoverageReader::isDeceased).isPresent()) {
            doubts.add(Membership.Doubt.DECEASED);
        }
        if (coverage.filter(this::isOfAnotherNumber).isPresent()) {
            doubts.add(Membership.Doubt.NUMBERS_DIFFER);
        }
        boolean silent = start == null && end == null && doubts.isEmpty();
        return silent ? null : new Membership(start, end, doubts);
    }

    private static boolean isDeceased(Patient patient) {
        return patient.hasDeceasedDateTimeType()
                || (patient.hasDeceasedBooleanType()
                        && patient.getDeceasedBooleanType().booleanValue());
    }

    private boolean isOfAnotherNumber(Coverage coverage) {
        List<String> ofPatient =
                patient().map(patient -> memberNumbers(patient.getIdentifier())).orElse(List.of());
        List<String> ofCoverage = memberNumbers(coverage.getIdentifier());
        boolean otherMember = !ofCoverage.isEmpty()
                && ofPatient.stream().noneMatch(one -> ofCoverage.stream().anyMatch(one::equalsIgnoreCase));
        return !ofPatient.isEmpty() && (otherMember || isOfAnotherSubscriber(coverage, ofPatient));
    }

    /**
     * The subscriber's number is compared only where the patient is the subscriber, because a family shares it; plans that
     * number the people of a family append to it.
     */
    private static boolean isOfAnotherSubscriber(Coverage coverage, List<String> ofPatient) {
        boolean self = !coverage.hasRelationship()
                || PasNames.SELF.stream().anyMatch(code -> FhirValues.has(coverage.getRelationship(), code));
        if (!self || coverage.hasDependent() || !coverage.hasSubscriberId()) {
            return false;
        }
        String subscriber = coverage.getSubscriberId().strip();
        return ofPatient.stream().noneMatch(one -> one.regionMatches(true, 0, subscriber, 0, subscriber.length()));
    }

    private void checkActive() {
        for (Of<Coverage> coverage : coverages) {
            if (coverage.resource().getStatus() != Coverage.CoverageStatus.ACTIVE) {
                throw new RefusedRequest(
                        Kind.INVALID, coverage.path() + ".status", "The status of the Coverage must be active.");
            }
        }
    }

    /** The coverage that the request is made under; any other is another payer's, with its own numbers and days. */
    private Optional<Of<Coverage>> asked() {
        return coverages.stream().findFirst();
    }

    private static List<Of<Coverage>> coverages(SubmissionBundle bundle, Of<Claim> claim) {
        List<Claim.InsuranceComponent> insurance = claim.resource().getInsurance();
        return Stream.concat(
                        insurance.stream().filter(Claim.InsuranceComponent::getFocal),
                        insurance.stream().filter(each -> !each.getFocal()))
                .flatMap(each -> bundle.resolve(claim.entry(), each.getCoverage(), Coverage.class).stream())
                .toList();
    }
}
