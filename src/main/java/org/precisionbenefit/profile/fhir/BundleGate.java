package org.precisionbenefit.profile.fhir;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RefusedRequest.Kind;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Entry;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;

/**
 * Checks what must hold between the resources of a bundle before any fact is read from it: the request comes first, its
 * references lead somewhere, and everything is about one person.
 */
final class BundleGate {
    private static final String FIRST = "Bundle.entry[0].resource";

    /** Elements that name the person a resource is about; other people (subscriber, performer) stand elsewhere. */
    private static final Set<String> PERSON = Set.of("patient", "subject", "beneficiary");

    /** Resources that facts are read from: each must say whom it is about. */
    private static final List<Class<? extends Resource>> ABOUT_SOMEBODY = List.of(
            AllergyIntolerance.class,
            Condition.class,
            Coverage.class,
            DiagnosticReport.class,
            MedicationDispense.class,
            MedicationRequest.class,
            MedicationStatement.class,
            Observation.class,
            QuestionnaireResponse.class);

    private final SubmissionBundle bundle;

    private BundleGate(SubmissionBundle bundle) {
        this.bundle = bundle;
    }

    /**
     * Checks a bundle.
     *
     * @return its first entry, the request
     * @throws RefusedRequest when a rule is broken
     */
    static Of<Claim> check(SubmissionBundle bundle) {
        return new BundleGate(bundle).check();
    }

    private Of<Claim> check() {
        Of<Claim> claim = firstClaim();
        checkClaim(claim);
        bundle.of(Claim.class).forEach(each -> checkReferences(each.entry()));
        checkOnePerson(claim);
        return claim;
    }

    private Of<Claim> firstClaim() {
        List<Entry> entries = bundle.entries();
        if (entries.isEmpty()) {
            throw new RefusedRequest(
                    Kind.MISSING, "Bundle.entry", "The Bundle must hold the Claim and what it refers to.");
        }
        if (entries.get(0).resource() instanceof Claim claim) {
            return new Of<>(entries.get(0), claim);
        }
        throw new RefusedRequest(Kind.INVALID, FIRST, "The first entry of the Bundle must hold the Claim.");
    }

    private static void checkClaim(Of<Claim> of) {
        Claim claim = of.resource();
        if (claim.getUse() != Claim.Use.PREAUTHORIZATION) {
            throw new RefusedRequest(Kind.INVALID, FIRST + ".use", "The use of the Claim must be preauthorization.");
        }
        if (claim.getStatus() != Claim.ClaimStatus.ACTIVE) {
            throw new RefusedRequest(Kind.INVALID, FIRST + ".status", "The status of the Claim must be active.");
        }
        required(claim.hasIdentifier() && claim.getIdentifierFirstRep().hasValue(), "identifier", "an identifier");
        required(claim.getPatient().hasReference(), "patient", "the patient as a reference");
        required(
                claim.getInsurer().hasReference()
                        || claim.getInsurer().getIdentifier().hasValue(),
                "insurer",
                "the insurer as a reference, or by its number");
        required(claim.getProvider().hasReference(), "provider", "the provider as a reference");
        required(claim.hasInsurance(), "insurance", "the coverage");
        if (claim.getItem().size() > PriorAuthRequest.MAX_ITEMS) {
            throw new RefusedRequest(
                    Kind.TOO_LARGE,
                    FIRST + ".item",
                    "The Claim must hold at most " + PriorAuthRequest.MAX_ITEMS + " items. Split the request.");
        }
        unique(claim.getItem().stream().map(Claim.ItemComponent::getSequence).toList(), "item");
        unique(
                claim.getSupportingInfo().stream()
                        .map(Claim.SupportingInformationComponent::getSequence)
                        .toList(),
                "supportingInfo");
        unique(
                claim.getDiagnosis().stream()
                        .map(Claim.DiagnosisComponent::getSequence)
                        .toList(),
                "diagnosis");
    }

    private static void required(boolean there, String element, String what) {
        if (!there) {
            throw new RefusedRequest(Kind.MISSING, FIRST + "." + element, "The Claim must name " + what + ".");
        }
    }

    private static void unique(List<Integer> sequences, String element) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < sequences.size(); i++) {
            String path = FIRST + "." + element + "[" + i + "].sequence";
            if (sequences.get(i) <= 0) {
                throw new RefusedRequest(Kind.MISSING, path, "The sequence must be a positive number.");
            }
            if (!seen.add(sequences.get(i))) {
                throw new RefusedRequest(Kind.INVALID, path, "The sequence must stand once in its list.");
            }
        }
    }

    private void checkReferences(Entry claim) {
        for (ScannedEntry.Found found : claim.scan().references()) {
            String target = found.target();
            boolean there = target.startsWith("#")
                    ? target.equals("#") || claim.scan().containedIds().contains(target.substring(1))
                    : bundle.resolve(claim.scan(), target).isPresent();
            // The request before the earlier one stays with the payer; only the earlier one itself is sent along.
            boolean olderStill = claim.scan().index() > 0 && found.path().startsWith("related");
            if (!there && !olderStill) {
                throw new RefusedRequest(
                        Kind.INVALID,
                        claim.path() + "." + found.path() + ".reference",
                        "The reference must lead to one resource of this Bundle. Add the resource with a fullUrl that it names.");
            }
        }
    }

    private void checkOnePerson(Of<Claim> claim) {
        Entry patient = bundle.resolve(claim.entry(), claim.resource().getPatient())
                .filter(entry -> entry.resource() instanceof Patient)
                .orElseThrow(() -> new RefusedRequest(
                        Kind.INVALID,
                        FIRST + ".patient",
                        "The patient of the Claim must be a Patient of this Bundle."));
        for (Entry entry : bundle.entries()) {
            boolean said = false;
            for (ScannedEntry.Found found : entry.scan().references()) {
                if (PERSON.contains(found.path())) {
                    checkPerson(patient, entry, found);
                    said = true;
                }
            }
            if (!said && ABOUT_SOMEBODY.contains(entry.resource().getClass())) {
                throw new RefusedRequest(
                        Kind.MISSING, entry.path(), "The resource must say by a reference which patient it is about.");
            }
        }
    }

    private void checkPerson(Entry patient, Entry entry, ScannedEntry.Found found) {
        Optional<Entry> person = bundle.resolve(entry.scan(), found.target());
        if (person.isEmpty() || person.get() != patient) {
            String path = entry.path() + "." + found.path();
            throw new RefusedRequest(
                    Kind.INVALID,
                    FIRST + ".patient | " + path,
                    "The patient of the Claim and " + path + " must be the same resource of this Bundle."
                            + " Send one member's data in one Bundle.");
        }
    }
}
