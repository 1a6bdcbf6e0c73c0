package org.precisionbenefit.profile.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.GeneFact.Shape;
import org.precisionbenefit.profile.GeneFact.Status;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Entry;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Gene calls that are attached as PharmCAT's JSON to a document or a report of the member. A document is somebody's word;
 * an issued report stands behind what it presents. Whatever else is attached is left alone.
 */
final class AttachedCalls {
    private static final String TYPE = "application/json";

    private final SubmissionBundle bundle;
    private final PharmCatReader reader;
    private final List<GeneFact> facts = new ArrayList<>();
    private final Map<String, String> notes = new LinkedHashMap<>();

    AttachedCalls(SubmissionBundle bundle, PharmCatReader reader) {
        this.bundle = bundle;
        this.reader = reader;
    }

    /**
     * Behind what the calls stand.
     *
     * @param status the status of the result
     * @param performed whether an issued report holds it
     * @param provenance where it comes from
     */
    private record Standing(Status status, boolean performed, Provenance provenance) {
        Standing {
            Objects.requireNonNull(status, "status is null");
            Objects.requireNonNull(provenance, "provenance is null");
        }
    }

    List<GeneFact> facts() {
        bundle.of(DocumentReference.class).forEach(of -> {
            Standing standing = standing(of.resource(), of.label());
            for (DocumentReferenceContentComponent content : of.resource().getContent()) {
                attached(of.entry(), content.getAttachment(), of.resource().hasSubject(), standing);
            }
        });
        bundle.of(DiagnosticReport.class).forEach(of -> {
            Standing standing = standing(of.resource(), of.label());
            of.resource().getPresentedForm().forEach(form -> attached(of.entry(), form, true, standing));
        });
        return List.copyOf(facts);
    }

    /** Why some attachments were not read, by the place of the resource that holds them. */
    Map<String, String> notes() {
        return notes;
    }

    private static Standing standing(DocumentReference document, String label) {
        Status status = Status.NOT_FINAL;
        if (document.getStatus() == DocumentReferenceStatus.ENTEREDINERROR
                || document.getStatus() == DocumentReferenceStatus.SUPERSEDED) {
            status = Status.WITHDRAWN;
        } else if (document.getStatus() == DocumentReferenceStatus.CURRENT) {
            status = switch (document.hasDocStatus()
                    ? document.getDocStatus()
                    : DocumentReference.ReferredDocumentStatus.FINAL) {
                case FINAL -> Status.FINAL;
                case AMENDED -> Status.AMENDED;
                case ENTEREDINERROR -> Status.WITHDRAWN;
                case PRELIMINARY, NULL -> Status.NOT_FINAL;
            };
        }
        LocalDate day = FhirValues.day(document.getDateElement());
        return new Standing(status, false, new Provenance(label, Provenance.Source.ATTESTED, day));
    }

    private static Standing standing(DiagnosticReport report, String label) {
        Status status = report.getStatus() == null
                ? Status.NOT_FINAL
                : switch (report.getStatus()) {
                    case FINAL -> Status.FINAL;
                    case AMENDED, APPENDED -> Status.AMENDED;
                    case CORRECTED -> Status.CORRECTED;
                    case CANCELLED, ENTEREDINERROR -> Status.WITHDRAWN;
                    case REGISTERED, PARTIAL, PRELIMINARY, UNKNOWN, NULL -> Status.NOT_FINAL;
                };
        boolean issued = status == Status.FINAL || status == Status.AMENDED || status == Status.CORRECTED;
        return new Standing(
                status,
                issued,
                new Provenance(
                        label,
                        issued ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED,
                        FhirValues.day(report.getEffective())));
    }

    private void attached(Entry holder, Attachment attachment, boolean saysOfWhom, Standing standing) {
        Optional<byte[]> json = json(holder, attachment);
        if (json.isEmpty()) {
            return;
        }
        if (!saysOfWhom) {
            notes.put(holder.path(), "does not say whom it is about");
            return;
        }
        try {
            reader.read(json.get()).forEach(call -> add(call, standing));
        } catch (RefusedRequest refused) {
            notes.put(holder.path(), "is no JSON with gene calls that can be read");
        }
    }

    private Optional<byte[]> json(Entry holder, Attachment attachment) {
        if (isJson(attachment.getContentType()) && attachment.hasData()) {
            return Optional.of(attachment.getData());
        }
        return attachment.hasUrl()
                ? bundle.resolve(holder, new Reference(attachment.getUrl()), Binary.class)
                        .map(SubmissionBundle.Of::resource)
                        .filter(binary -> isJson(binary.getContentType()) && binary.hasData())
                        .map(Binary::getData)
                : Optional.empty();
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && LetterCase.lower(contentType).split(";", 2)[0].strip().equals(TYPE);
    }

    private void add(PharmCatReader.Call call, Standing standing) {
        for (int i = 0; i < Math.max(1, call.phenotypes().size()); i++) {
            facts.add(new GeneFact(
                    call.gene(),
                    i == 0 ? call.diplotype() : null,
                    i < call.phenotypes().size() ? call.phenotypes().get(i) : null,
                    standing.status(),
                    standing.performed(),
                    standing.provenance(),
                    Shape.PHARMCAT));
        }
    }
}
