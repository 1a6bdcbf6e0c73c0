package org.precisionbenefit.api.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.Reviewed;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.DemonstrationReason;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.Question;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.Envelope;
import org.precisionbenefit.intake.Envelope.Party;
import org.precisionbenefit.profile.WithheldFact;
import org.precisionbenefit.terminology.Code;

/**
 * Writes a decided request as a PAS 2.2.1 response bundle. Resources of the client are spliced in byte for byte, under
 * the full URLs it gave them; nothing is parsed a second time. The bundle names no profile, because the same text
 * answers a submission and an inquiry.
 */
public final class ClaimResponseWriter {
    private static final JsonFactory JSON = new JsonFactory();

    /** The bundle as JSON. */
    public String write(CaseFile file, Envelope envelope) {
        return new Answer(file, envelope).write();
    }

    /** What a demonstration says of itself. */
    static String demonstration(DemonstrationReason reason) {
        return switch (reason) {
            case MODEL ->
                "DEMONSTRATION: a prediction model that is released for demonstrations only took part. This answer"
                        + " decides nobody's care.";
            case SIGNATURES ->
                "DEMONSTRATION: the rules and data of this server are signed for demonstration only. This answer"
                        + " decides nobody's care.";
        };
    }

    /** One answer while it is written. */
    private static final class Answer {
        private final CaseFile file;
        private final DecisionRecord decision;
        private final Envelope envelope;
        private final AnswerAddresses addresses;
        /** When the request was received, in whole seconds. */
        private final String receivedAt;

        private final ClaimResponse response = new ClaimResponse();
        private final List<CommunicationRequest> questions = new ArrayList<>();

        Answer(CaseFile file, Envelope envelope) {
            this.file = file;
            this.decision = file.record();
            this.envelope = envelope;
            this.addresses = new AnswerAddresses(envelope);
            this.receivedAt = file.receivedAt().truncatedTo(ChronoUnit.SECONDS).toString();
        }

        String write() {
            head();
            decision.items().forEach(this::item);
            decision.demonstrationReasons().forEach(reason -> note(demonstration(reason)));
            envelope.unread().forEach(this::note);
            decision.inputs().profile().withheld().stream()
                    .filter(fact -> fact.reason() == WithheldFact.Reason.GENE_NOT_USED
                            || fact.reason() == WithheldFact.Reason.MARKER_NOT_USED)
                    .forEach(
                            fact -> note(
                                    "The result " + fact.resource()
                                            + " was not read, because neither a policy nor the label of a requested drug asks about it."));
            return bundle();
        }

        private DecisionId id() {
            return decision.inputs().id();
        }

        private void head() {
            response.setId(id().value());
            Extension reviewer = new Extension(PasUrls.REVIEWER);
            reviewer.addExtension("wasHumanReviewedFlag", new BooleanType(humanReviewed()));
            response.addExtension(reviewer);
            response.addIdentifier(
                    ItemWriter.identifier(decision.inputs().request().identifier()));
            response.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
            response.setType(type());
            response.setUse(ClaimResponse.Use.PREAUTHORIZATION);
            response.setPatient(new Reference(envelope.reference(Party.PATIENT)));
            response.setCreatedElement(new DateTimeType(receivedAt));
            response.setInsurer(InsurerWriter.reference(envelope));
            response.setRequestor(new Reference(envelope.reference(Party.PROVIDER)));
            response.setRequest(new Reference(addresses.request()));
            response.setOutcome(ClaimResponse.RemittanceOutcome.COMPLETE);
        }

        /** Only what a person decided was reviewed by one; a case that waits for a person was not yet. */
        private boolean humanReviewed() {
            return !file.reviews().isEmpty();
        }

        private CodeableConcept type() {
            CodeableConcept type = new CodeableConcept();
            for (Code code : envelope.claimType()) {
                type.addCoding(new Coding(code.system(), code.value(), null));
            }
            return type.hasCoding() ? type : type.addCoding(new Coding(PasUrls.CLAIM_TYPE, "professional", null));
        }

        private void item(ItemDecision item) {
            Reviewed review = file.review(item.sequence()).orElse(null);
            if (review != null) {
                item(item, review);
                return;
            }
            List<Integer> numbers =
                    ItemNotes.of(item, file).stream().map(this::note).toList();
            ItemWriter writer =
                    new ItemWriter(envelope, decision.inputs().asOf().date());
            response.addItem(writer.write(item.sequence(), item.outcome().determination(), numbers));
            if (item.outcome().determination() instanceof Pended pended) {
                for (Question question : pended.questions()) {
                    ask(item.sequence(), question);
                }
            }
        }

        /** What a person decided stands in the place of what had waited; nothing is asked any more. */
        private void item(ItemDecision item, Reviewed review) {
            List<String> words = new ArrayList<>(ReviewNotes.of(review));
            words.addAll(item.remarks().notes());
            List<Integer> numbers = words.stream().map(this::note).toList();
            ItemWriter writer =
                    new ItemWriter(envelope, decision.inputs().asOf().date());
            response.addItem(writer.write(item.sequence(), review.answer(), numbers));
        }

        private int note(String text) {
            int number = response.getProcessNote().size() + 1;
            response.addProcessNote().setNumber(number).setText(text);
            return number;
        }

        private void ask(int sequence, Question question) {
            String name = AnswerAddresses.further(id(), sequence + "|" + question.term());
            questions.add(QuestionWriter.write(name, sequence, question, envelope));
            response.addCommunicationRequest(new Reference(addresses.reference("CommunicationRequest", name)));
        }

        private String bundle() {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = JSON.createGenerator(text)) {
                json.writeStartObject();
                json.writeStringField("resourceType", "Bundle");
                json.writeStringField("id", id().value());
                identifier(json);
                json.writeStringField("type", "collection");
                json.writeStringField("timestamp", receivedAt);
                json.writeArrayFieldStart("entry");
                entry(json, addresses.fullUrl("ClaimResponse", id().value()), response);
                for (CommunicationRequest question : questions) {
                    String name = question.getIdElement().getIdPart();
                    entry(json, addresses.fullUrl("CommunicationRequest", name), question);
                }
                for (Envelope.Echo echo : envelope.echoes()) {
                    entry(json, echo.fullUrl(), echo.json());
                }
                json.writeEndArray();
                json.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException("Writing to memory failed.", e);
            }
            return text.toString();
        }

        private void identifier(JsonGenerator json) throws IOException {
            ClaimIdentifier bundle = envelope.bundle() == null
                    ? new ClaimIdentifier("urn:ietf:rfc:3986", "urn:uuid:" + id())
                    : envelope.bundle();
            json.writeObjectFieldStart("identifier");
            if (!bundle.system().isEmpty()) {
                json.writeStringField("system", bundle.system());
            }
            json.writeStringField("value", bundle.value());
            json.writeEndObject();
        }

        private static void entry(JsonGenerator json, String fullUrl, Resource resource) throws IOException {
            json.writeStartObject();
            json.writeStringField("fullUrl", fullUrl);
            json.writeFieldName("resource");
            ResourceJson.write(resource, json);
            json.writeEndObject();
        }

        private static void entry(JsonGenerator json, String fullUrl, String resource) throws IOException {
            json.writeStartObject();
            json.writeStringField("fullUrl", fullUrl);
            json.writeFieldName("resource");
            json.writeRawValue(resource);
            json.writeEndObject();
        }
    }
}
