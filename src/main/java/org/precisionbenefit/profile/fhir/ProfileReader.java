package org.precisionbenefit.profile.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.ConditionFact;
import org.precisionbenefit.profile.ConditionFact.Presence;
import org.precisionbenefit.profile.FurtherFacts;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.LineFact;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Provenance.Source;
import org.precisionbenefit.profile.ScoringChoice;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.profile.TumourFact;
import org.precisionbenefit.profile.WithheldFact;
import org.precisionbenefit.profile.WithheldFact.Reason;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;
import org.precisionbenefit.terminology.Code;

/** Reads what a checked bundle says of its member, each fact with the resource it comes from. */
final class ProfileReader {
    /** Can be asked about a status that was not sent, which {@code Set.of} cannot. */
    private static final Set<ObservationStatus> ISSUED = Collections.unmodifiableSet(
            EnumSet.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED));

    private final SubmissionBundle bundle;
    private final Of<Claim> claim;
    private final Readers readers;
    private final GeneReader geneReader;
    private final ReportLinks links;
    private final List<LabFact> labs = new ArrayList<>();
    private final List<GeneFact> genes = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<WithheldFact> withheld = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private final List<TumourFact> tumours = new ArrayList<>();
    private final List<BiomarkerFact> biomarkers = new ArrayList<>();
    private final GenePanel panel;
    private final MarkerReader markerReader;
    private final LineReader lineReader;
    private final List<LineFact> lines = new ArrayList<>();

    ProfileReader(SubmissionBundle bundle, Of<Claim> claim, Readers readers) {
        this.bundle = bundle;
        this.claim = claim;
        this.readers = readers;
        this.geneReader = readers.genes();
        this.links = new ReportLinks(bundle, claim);
        this.panel = new GenePanel(geneReader, links);
        this.markerReader = new MarkerReader(geneReader.words(), bundle, links);
        this.lineReader = new LineReader(bundle, claim, readers.lines());
    }

    /**
     * What every bundle is read with.
     *
     * @param genes reads gene results
     * @param pharmCat reads gene calls that are attached
     * @param outcomes what codes say of drugs that were taken
     * @param lines which codes name lines of therapy
     */
    record Readers(GeneReader genes, PharmCatReader pharmCat, CodeTable outcomes, CodeTable lines) {}

    MemberProfile profile() {
        Optional<Patient> patient = bundle.resolve(
                        claim.entry(), claim.resource().getPatient(), Patient.class)
                .map(Of::resource);
        lines.addAll(lineReader.ofOrders());
        bundle.of(Observation.class).forEach(this::observation);
        panel.finish(genes).forEach(genes::add);
        panel.notes().forEach(this::note);
        AttachedCalls attached = new AttachedCalls(bundle, readers.pharmCat());
        genes.addAll(attached.facts());
        attached.notes()
                .forEach((path, why) ->
                        unread.add("What is attached at " + path + " was not used because it " + why + "."));
        bundle.of(FamilyMemberHistory.class).forEach(this::family);
        bundle.of(QuestionnaireResponse.class).forEach(form -> answers.addAll(AnswerReader.read(form)));
        return new MemberProfile(
                new CoverageReader(bundle, claim).member(),
                patient.map(each -> FhirValues.day(each.getBirthDateElement())).orElse(null),
                patient.map(ProfileReader::sex).orElse(Sex.UNKNOWN),
                Stream.concat(bundle.of(Condition.class).flatMap(each -> known(each).stream()), diagnoses(claim))
                        .toList(),
                new MedicationReader(bundle, readers.outcomes()).facts(),
                labs,
                genes,
                answers,
                new FurtherFacts(biomarkers, tumours, withheld, lines, choices()));
    }

    /** A choice that was taken back needs no record in a single request. */
    private List<ScoringChoice> choices() {
        return bundle.of(Consent.class)
                .flatMap(of -> ConsentReader.read(of.resource(), of.label()).stream())
                .filter(choice -> choice.status() == ScoringChoice.Status.NOT_SCORED)
                .toList();
    }

    /** Which resources could not be used and why, after the profile was read. */
    List<String> unread() {
        return List.copyOf(unread);
    }

    private static Sex sex(Patient patient) {
        if (patient.getGender() == null) {
            return Sex.UNKNOWN;
        }
        return switch (patient.getGender()) {
            case FEMALE -> Sex.FEMALE;
            case MALE -> Sex.MALE;
            case OTHER -> Sex.OTHER;
            case UNKNOWN, NULL -> Sex.UNKNOWN;
        };
    }

    private Optional<ConditionFact> known(Of<Condition> of) {
        Optional<ConditionFact> fact = condition(of);
        fact.flatMap(read -> TumourReader.read(of, read)).ifPresent(tumours::add);
        return fact;
    }

    /**
     * A condition that is only suspected counts as somebody's word; one that was ruled out is a fact of its own. One that
     * is named in words alone is kept without codes: it is no reason for a yes, but it may be one against a no.
     */
    private static Optional<ConditionFact> condition(Of<Condition> of) {
        Condition condition = of.resource();
        List<Code> codes = FhirValues.codes(condition.getCode());
        boolean refuted = FhirValues.has(condition.getVerificationStatus(), "refuted");
        if (FhirValues.has(condition.getVerificationStatus(), "entered-in-error") || (refuted && codes.isEmpty())) {
            return Optional.empty();
        }
        boolean suspected = List.of("unconfirmed", "provisional", "differential").stream()
                .anyMatch(status -> FhirValues.has(condition.getVerificationStatus(), status));
        LocalDate onset = FhirValues.day(condition.getOnset());
        Provenance provenance = new Provenance(
                of.label(),
                suspected ? Source.ATTESTED : Source.DOCUMENTED,
                onset == null ? FhirValues.day(condition.getRecordedDateElement()) : onset);
        return Optional.of(new ConditionFact(codes, refuted ? Presence.REFUTED : Presence.PRESENT, provenance));
    }

    /**
     * The diagnoses that the Claim itself codes. An item points only at those it is asked for; what speaks against a drug
     * holds for every item, whichever one it stands beside.
     */
    private static Stream<ConditionFact> diagnoses(Of<Claim> claim) {
        return claim.resource().getDiagnosis().stream()
                .filter(diagnosis -> diagnosis.getDiagnosis() instanceof CodeableConcept)
                .map(diagnosis -> new ConditionFact(
                        FhirValues.codes((CodeableConcept) diagnosis.getDiagnosis()),
                        Presence.PRESENT,
                        new Provenance("Claim.diagnosis[" + diagnosis.getSequence() + "]", Source.DOCUMENTED, null)));
    }

    private void observation(Of<Observation> of) {
        Optional<String> term = AnswerReader.term(of.resource());
        if (of.resource().hasFocus()) {
            withhold(of.label(), isFamily(of) ? Reason.FAMILY_HISTORY : Reason.ABOUT_ANOTHER);
            note(of, "is about somebody or something other than the member (focus)");
        } else if (of.resource().hasDataAbsentReason()) {
            note(of, "says that its value is absent");
        } else if (panel.takes(of)) {
            panel.add(of);
            markerReader.inherited(of).ifPresent(biomarkers::add);
        } else if (markerReader.takes(of.resource())) {
            marker(of);
        } else if (geneReader.isGeneResult(of.resource()) && geneReader.isSomatic(of, links)) {
            note(of, "is somatic and says nothing of the genes that the member inherited");
        } else if (geneReader.isGeneResult(of.resource())) {
            List<GeneFact> facts = geneReader.read(of, links);
            note(of, facts.isEmpty() ? "names no gene or more than one, or holds no value" : null);
            genes.addAll(facts);
        } else if (!ISSUED.contains(of.resource().getStatus()) || links.withdrawn(of)) {
            note(of, "is not final, or its report was withdrawn");
        } else if (term.isPresent()) {
            List<Answer> read = AnswerReader.read(of, term.get(), links.source(of));
            note(of, read.isEmpty() ? "holds no value that can be read as an answer" : null);
            answers.addAll(read);
        } else if (lineReader.takes(of.resource())) {
            List<LineFact> read = lineReader.read(of, links.source(of));
            note(
                    of,
                    read.isEmpty()
                            ? "names no line of therapy, or is not based on the order of a requested drug"
                            : null);
            lines.addAll(read);
        } else if (of.resource().getValue() instanceof Quantity quantity) {
            lab(of, quantity);
        }
    }

    private void marker(Of<Observation> of) {
        Optional<BiomarkerFact> read = markerReader.read(of);
        note(of, read.isEmpty() ? "names no tumour marker or more than one, or holds no value" : null);
        read.ifPresent(biomarkers::add);
        boolean issued = ISSUED.contains(of.resource().getStatus()) && !links.withdrawn(of);
        if (issued && of.resource().getValue() instanceof Quantity quantity) {
            lab(of, quantity);
        }
    }

    private void lab(Of<Observation> of, Quantity quantity) {
        org.precisionbenefit.terminology.Quantity value = FhirValues.measured(quantity);
        List<Code> codes = FhirValues.codes(of.resource().getCode());
        if (value == null || codes.isEmpty()) {
            note(of, "holds no exact amount under a code");
            return;
        }
        Provenance provenance = new Provenance(
                of.label(), links.source(of), FhirValues.day(of.resource().getEffective()));
        labs.add(new LabFact(codes, value, provenance));
    }

    /** Nothing may be decided on what a member's family has; that it was sent is said, what it says is not. */
    private void family(Of<FamilyMemberHistory> of) {
        withhold(of.label(), Reason.FAMILY_HISTORY);
        unread.add("The family history at " + of.path() + " was not read: no decision rests on a member's family.");
    }

    private boolean isFamily(Of<Observation> of) {
        return of.resource().getFocus().stream().anyMatch(focus -> bundle.resolve(of.entry(), focus)
                .map(entry ->
                        entry.resource() instanceof FamilyMemberHistory || entry.resource() instanceof RelatedPerson)
                .orElse(String.valueOf(focus.getReference()).matches("(.*/)?(FamilyMemberHistory|RelatedPerson)/.*")));
    }

    private void withhold(String resource, Reason reason) {
        withheld.add(new WithheldFact(resource, reason));
    }

    private void note(Of<Observation> of, @Nullable String why) {
        if (why != null) {
            unread.add("The observation at " + of.path() + " was not used because it " + why + ".");
        }
    }
}
