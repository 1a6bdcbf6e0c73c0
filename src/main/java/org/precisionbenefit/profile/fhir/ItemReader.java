package org.precisionbenefit.profile.fhir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RefusedRequest.Kind;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.intake.SupplyAsked;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.Quantity;

/** Reads what each item of a request asks for, from the item and from the medication request it points at. */
final class ItemReader {
    private static final List<String> NOT_HELD =
            List.of("refuted", "entered-in-error", "unconfirmed", "provisional", "differential");

    private final SubmissionBundle bundle;
    private final Of<Claim> claim;
    private final boolean cancels;

    ItemReader(SubmissionBundle bundle, Of<Claim> claim, boolean cancels) {
        this.bundle = bundle;
        this.claim = claim;
        this.cancels = cancels;
    }

    List<RequestedItem> items() {
        List<Claim.ItemComponent> items = claim.resource().getItem();
        if (items.isEmpty()) {
            throw new RefusedRequest(Kind.MISSING, claim.path() + ".item", "The Claim must ask for at least one item.");
        }
        List<RequestedItem> read = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            read.add(item(items.get(i), claim.path() + ".item[" + i + "]"));
        }
        return read;
    }

    private RequestedItem item(Claim.ItemComponent item, String path) {
        Optional<Of<MedicationRequest>> order = order(bundle, claim, item);
        if (!cancels) {
            // The order of a request that is withdrawn may be stopped already.
            order.ifPresent(ItemReader::checkOrder);
        }
        Set<Code> codes = new LinkedHashSet<>(FhirValues.codes(item.getProductOrService()));
        Optional<CodeableConcept> drug = order.flatMap(
                of -> Medications.concept(bundle, of.entry(), of.resource().getMedication()));
        drug.map(FhirValues::codes).ifPresent(codes::addAll);
        return new RequestedItem(
                item.getSequence(),
                List.copyOf(codes),
                drugText(item.getProductOrService(), drug.orElseGet(CodeableConcept::new)),
                quantity(item, order, path),
                order.map(of -> FhirValues.days(
                                of.resource().getDispenseRequest().getExpectedSupplyDuration()))
                        .orElse(null),
                diagnoses(item, path),
                Certified.of(claim.resource(), item),
                supply(item));
    }

    /** As what the supply is asked for; two answers are none. */
    private static @Nullable SupplyAsked supply(Claim.ItemComponent item) {
        List<SupplyAsked> asked = Stream.of(SupplyAsked.values())
                .filter(kind -> item.getProgramCode().stream().anyMatch(code -> code.getCoding().stream()
                        .anyMatch(coding -> PasNames.SUPPLY.equals(coding.getSystem())
                                && LetterCase.lower(kind.name()).equals(coding.getCode()))))
                .toList();
        return asked.size() == 1 ? asked.get(0) : null;
    }

    /** The medication request that the item points at. */
    static Optional<Of<MedicationRequest>> order(SubmissionBundle bundle, Of<Claim> claim, Claim.ItemComponent item) {
        return item.getExtension().stream()
                .filter(extension -> PasNames.REQUESTED_SERVICE.equals(extension.getUrl()))
                .filter(extension -> extension.getValue() instanceof Reference)
                .flatMap(extension ->
                        bundle
                                .resolve(claim.entry(), (Reference) extension.getValue(), MedicationRequest.class)
                                .stream())
                .findFirst();
    }

    private static void checkOrder(Of<MedicationRequest> order) {
        MedicationRequest request = order.resource();
        if (request.getStatus() != MedicationRequest.MedicationRequestStatus.ACTIVE) {
            throw new RefusedRequest(
                    Kind.INVALID, order.path() + ".status", "The status of the medication asked for must be active.");
        }
        if (request.getDoNotPerform()) {
            throw new RefusedRequest(
                    Kind.INVALID,
                    order.path() + ".doNotPerform",
                    "The medication asked for must not carry doNotPerform.");
        }
    }

    /** Every name that item and order give the drug, so that one which names another drug is seen beside the codes. */
    private static String drugText(CodeableConcept service, CodeableConcept drug) {
        Set<String> names = new LinkedHashSet<>();
        for (CodeableConcept concept : List.of(drug, service)) {
            names.add(concept.hasText() ? concept.getText().strip() : "");
            concept.getCoding().stream()
                    .filter(coding -> coding.hasSystem() && coding.hasDisplay())
                    .filter(coding ->
                            CodeSystem.RXNORM.isNamed(coding.getSystem()) || CodeSystem.NDC.isNamed(coding.getSystem()))
                    .forEach(coding -> names.add(coding.getDisplay().strip()));
        }
        names.remove("");
        return String.join("; ", names);
    }

    /** Thirty tablets are not thirty boxes; a unit that is not named contradicts none. */
    private static boolean differ(String asked, String ordered) {
        return !asked.isEmpty() && !ordered.isEmpty() && !asked.equalsIgnoreCase(ordered);
    }

    private static @Nullable Quantity quantity(
            Claim.ItemComponent item, Optional<Of<MedicationRequest>> order, String path) {
        Quantity asked = positive(item.getQuantity(), path + ".quantity");
        Quantity ordered = order.map(of -> positive(
                        of.resource().getDispenseRequest().getQuantity(), of.path() + ".dispenseRequest.quantity"))
                .orElse(null);
        boolean unread = (asked == null && item.getQuantity().hasValue())
                || (ordered == null
                        && order.map(of -> of.resource()
                                        .getDispenseRequest()
                                        .getQuantity()
                                        .hasValue())
                                .orElse(false));
        if (unread) {
            // An amount that is not exact is no amount, and the other one may be less than what is asked for.
            return null;
        }
        if (asked == null || ordered == null) {
            return asked == null ? ordered : asked;
        }
        if (asked.value().compareTo(ordered.value()) != 0 || differ(asked.unit(), ordered.unit())) {
            // Two different amounts: which one is meant is for the prescriber to say, so that neither is approved.
            return null;
        }
        return asked.unit().isEmpty() ? ordered : asked;
    }

    private static @Nullable Quantity positive(org.hl7.fhir.r4.model.Quantity quantity, String path) {
        Quantity read = FhirValues.counted(quantity);
        if (read != null && read.value().signum() <= 0) {
            throw new RefusedRequest(Kind.INVALID, path, "The quantity asked for must be positive.");
        }
        return read;
    }

    /** The diagnoses that the item points at; where it points at none, the claim's diagnoses hold for all its items. */
    private List<Code> diagnoses(Claim.ItemComponent item, String path) {
        List<Claim.DiagnosisComponent> all = claim.resource().getDiagnosis();
        Set<Code> codes = new LinkedHashSet<>();
        if (item.getDiagnosisSequence().isEmpty()) {
            all.forEach(diagnosis -> codes.addAll(codes(diagnosis)));
        }
        for (int i = 0; i < item.getDiagnosisSequence().size(); i++) {
            // An extension can stand where the number should be.
            Integer sequence = item.getDiagnosisSequence().get(i).getValue();
            Claim.DiagnosisComponent diagnosis = all.stream()
                    .filter(each -> sequence != null && each.getSequence() == sequence)
                    .findFirst()
                    .orElse(null);
            if (diagnosis == null) {
                throw new RefusedRequest(
                        Kind.INVALID,
                        path + ".diagnosisSequence[" + i + "]",
                        "The item must point at a diagnosis of the Claim.");
            }
            codes.addAll(codes(diagnosis));
        }
        return List.copyOf(codes);
    }

    private List<Code> codes(Claim.DiagnosisComponent diagnosis) {
        if (diagnosis.getDiagnosis() instanceof CodeableConcept concept) {
            return FhirValues.codes(concept);
        }
        if (diagnosis.getDiagnosis() instanceof Reference reference) {
            return bundle.resolve(claim.entry(), reference, Condition.class)
                    .map(Of::resource)
                    .filter(ItemReader::isHeld)
                    .map(condition -> FhirValues.codes(condition.getCode()))
                    .orElse(List.of());
        }
        return List.of();
    }

    /** A condition that was ruled out, entered in error or only suspected is no diagnosis of the member. */
    private static boolean isHeld(Condition condition) {
        return NOT_HELD.stream().noneMatch(status -> FhirValues.has(condition.getVerificationStatus(), status));
    }
}
