package org.precisionbenefit.profile.fhir;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.precisionbenefit.formulary.PlanId;
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

    CoverageReader(SubmissionBundle bundle, Of<Claim> claim) {
        this.bundle = bundle;
        this.claim = claim;
    }

    PlanId planOrNotSent() {
        return plan().orElse(NOT_SENT);
    }

    /** The value of the coverage's class of type plan, else of type group. */
    Optional<PlanId> plan() {
        checkActive();
        return coverages().stream()
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
        Stream<String> ofPatient = bundle
                .resolve(claim.entry(), claim.resource().getPatient(), Patient.class)
                .stream()
                .flatMap(patient -> memberNumbers(patient.resource().getIdentifier()));
        Stream<String> ofCoverage = coverages().stream()
                .flatMap(coverage -> memberNumbers(coverage.resource().getIdentifier()));
        Stream<String> ofSubscriber = coverages().stream()
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

    private static Stream<String> memberNumbers(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(identifier -> FhirValues.has(identifier.getType(), PasNames.MEMBER_NUMBER))
                .filter(Identifier::hasValue)
                .map(identifier -> identifier.getValue().strip());
    }

    private void checkActive() {
        for (Of<Coverage> coverage : coverages()) {
            if (coverage.resource().getStatus() != Coverage.CoverageStatus.ACTIVE) {
                throw new RefusedRequest(
                        Kind.INVALID, coverage.path() + ".status", "The status of the Coverage must be active.");
            }
        }
    }

    /** The coverages of the request, the one that is asked first. */
    private List<Of<Coverage>> coverages() {
        List<Claim.InsuranceComponent> insurance = claim.resource().getInsurance();
        return Stream.concat(
                        insurance.stream().filter(Claim.InsuranceComponent::getFocal),
                        insurance.stream().filter(each -> !each.getFocal()))
                .flatMap(each -> bundle.resolve(claim.entry(), each.getCoverage(), Coverage.class).stream())
                .toList();
    }
}
