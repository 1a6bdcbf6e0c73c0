package org.precisionbenefit.profile.fhir;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.Prescriber;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RefusedRequest.Kind;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Entry;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;
import org.precisionbenefit.terminology.Code;

/** Reads what is asked, by whom and how urgently, from the Claim of a checked bundle. */
final class ClaimReader {
    private final SubmissionBundle bundle;
    private final Of<Claim> claim;

    ClaimReader(SubmissionBundle bundle, Of<Claim> claim) {
        this.bundle = bundle;
        this.claim = claim;
    }

    PriorAuthRequest request() {
        boolean cancels = cancels();
        refuseOtherClaims();
        CoverageReader coverage = new CoverageReader(bundle, claim);
        return new PriorAuthRequest(
                identifier(claim.resource()),
                related(),
                urgency(claim.resource()),
                coverage.planOrNotSent(),
                prescriber(),
                coverage.membership(),
                new ItemReader(bundle, claim, cancels).items(),
                cancels ? PriorAuthRequest.Purpose.CANCELLATION : null);
    }

    private static ClaimIdentifier identifier(Claim claim) {
        Identifier identifier = claim.getIdentifierFirstRep();
        return new ClaimIdentifier(identifier.hasSystem() ? identifier.getSystem() : "", identifier.getValue());
    }

    /** A request is withdrawn whole: what stays is asked for in a new request, so that every answer is about one wish. */
    private boolean cancels() {
        List<Boolean> items = claim.resource().getItem().stream()
                .map(item -> certifiesCancel(item.getExtension()))
                .toList();
        if (certifiesCancel(claim.resource().getExtension()) || (!items.isEmpty() && !items.contains(false))) {
            if (!claim.resource().hasRelated()) {
                throw new RefusedRequest(
                        Kind.MISSING,
                        claim.path() + ".related",
                        "A cancellation must name in Claim.related the request that it cancels.");
            }
            return true;
        }
        if (items.contains(true)) {
            throw new RefusedRequest(
                    Kind.INVALID,
                    claim.path() + ".item[" + items.indexOf(true) + "]",
                    "A request is cancelled whole. To keep some of its items, send a new request for them that names"
                            + " this one in Claim.related.");
        }
        return false;
    }

    private static boolean certifiesCancel(List<Extension> extensions) {
        return coded(extensions, PasNames.CERTIFICATION_TYPE)
                .anyMatch(type -> FhirValues.has(type, PasNames.CERTIFICATION_CANCEL));
    }

    /** A second request in the same bundle would otherwise stay without an answer. */
    private void refuseOtherClaims() {
        Optional<Entry> earlier = claim.resource().getRelated().stream()
                .flatMap(related -> bundle.resolve(claim.entry(), related.getClaim()).stream())
                .findFirst();
        bundle.of(Claim.class)
                .filter(each -> each.entry() != claim.entry())
                .filter(each -> earlier.isEmpty() || earlier.get() != each.entry())
                .findFirst()
                .ifPresent(each -> {
                    throw new RefusedRequest(
                            Kind.INVALID,
                            each.path(),
                            "The Bundle must hold one Claim, and beside it only the earlier one it is related to.");
                });
    }

    private @Nullable ClaimIdentifier related() {
        if (!claim.resource().hasRelated()) {
            return null;
        }
        String path = claim.path() + ".related";
        if (claim.resource().getRelated().size() > 1) {
            throw new RefusedRequest(Kind.INVALID, path, "The Claim must name at most one earlier request.");
        }
        Reference earlier = claim.resource().getRelatedFirstRep().getClaim();
        Optional<ClaimIdentifier> inBundle = bundle.resolve(claim.entry(), earlier, Claim.class)
                .filter(of -> of.resource().getIdentifierFirstRep().hasValue())
                .map(of -> identifier(of.resource()));
        if (inBundle.isPresent()) {
            return inBundle.get();
        }
        if (earlier.getIdentifier().hasValue()) {
            Identifier identifier = earlier.getIdentifier();
            return new ClaimIdentifier(identifier.hasSystem() ? identifier.getSystem() : "", identifier.getValue());
        }
        throw new RefusedRequest(
                Kind.MISSING,
                path + "[0].claim",
                "The earlier request must be named by its identifier, or stand in this Bundle with one.");
    }

    private static Urgency urgency(Claim claim) {
        boolean level = coded(claim.getExtension(), PasNames.LEVEL_OF_SERVICE)
                .anyMatch(code -> PasNames.URGENT_LEVELS.stream().anyMatch(each -> FhirValues.has(code, each)));
        boolean priority =
                PasNames.URGENT_PRIORITIES.stream().anyMatch(each -> FhirValues.has(claim.getPriority(), each));
        return level || priority ? Urgency.EXPEDITED : Urgency.STANDARD;
    }

    private static Stream<CodeableConcept> coded(List<Extension> extensions, String url) {
        return extensions.stream()
                .filter(extension -> url.equals(extension.getUrl()))
                .map(Extension::getValue)
                .filter(value -> value instanceof CodeableConcept)
                .map(CodeableConcept.class::cast);
    }

    /** Who signed the first order, else who leads the care team, else who sends the request. */
    private Prescriber prescriber() {
        Stream<Prescriber> orders = claim.resource().getItem().stream()
                .flatMap(item -> ItemReader.order(bundle, claim, item).stream())
                .flatMap(order -> person(order.entry(), requester(order)).stream());
        Stream<Prescriber> team = claim.resource().getCareTeam().stream()
                .flatMap(member -> person(claim.entry(), member.getProvider()).stream());
        Stream<Prescriber> sender = person(claim.entry(), claim.resource().getProvider()).stream();
        List<Prescriber> named = Stream.of(orders, team, sender)
                .flatMap(each -> each)
                .filter(prescriber -> !prescriber.npi().isEmpty())
                .toList();
        return named.isEmpty() ? new Prescriber("", "") : withSpecialties(named.get(0), named);
    }

    /** An order names a person and the care team the same person's role: both tell of one prescriber. */
    private static Prescriber withSpecialties(Prescriber prescriber, List<Prescriber> named) {
        List<Code> codes = named.stream()
                .filter(other -> other.npi().equals(prescriber.npi()))
                .flatMap(other -> other.codes().stream())
                .distinct()
                .toList();
        return new Prescriber(prescriber.npi(), prescriber.specialty(), codes);
    }

    private static Reference requester(Of<MedicationRequest> order) {
        return order.resource().getRequester();
    }

    private Optional<Prescriber> person(Entry from, Reference reference) {
        return bundle.resolve(from, reference).map(entry -> {
            if (entry.resource() instanceof PractitionerRole role) {
                String npi = bundle.resolve(entry, role.getPractitioner(), Practitioner.class)
                        .map(of -> npi(of.resource().getIdentifier().stream()))
                        .orElse("");
                return new Prescriber(npi, FhirValues.words(role.getSpecialtyFirstRep()), Certified.specialties(role));
            }
            if (entry.resource() instanceof Practitioner practitioner) {
                return new Prescriber(npi(practitioner.getIdentifier().stream()), "");
            }
            return entry.resource() instanceof Organization organization
                    ? new Prescriber(npi(organization.getIdentifier().stream()), "")
                    : new Prescriber("", "");
        });
    }

    private static String npi(Stream<Identifier> identifiers) {
        return identifiers
                .filter(identifier -> PasNames.NPI.equals(identifier.getSystem()) && identifier.hasValue())
                .map(Identifier::getValue)
                .findFirst()
                .orElse("");
    }
}
