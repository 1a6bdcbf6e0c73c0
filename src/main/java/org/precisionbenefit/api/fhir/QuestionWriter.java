package org.precisionbenefit.api.fhir;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.precisionbenefit.decision.Question;
import org.precisionbenefit.intake.Envelope;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;

/**
 * Writes a question as a communication request. Its reason names the vocabulary term, by which an answer can be given
 * in an observation or a questionnaire response; LOINC codes by which data can answer it stand beside the text.
 */
final class QuestionWriter {
    private QuestionWriter() {}

    static CommunicationRequest write(String id, int sequence, Question question, Envelope envelope) {
        CommunicationRequest request = new CommunicationRequest();
        request.setId(id);
        request.addExtension(PasUrls.SERVICE_LINE, new PositiveIntType(sequence));
        request.setStatus(CommunicationRequest.CommunicationRequestStatus.ACTIVE);
        request.addCategory(new CodeableConcept(new Coding(PasUrls.X12_REPORT_TYPE, PasUrls.SUPPORTING_DATA, null)));
        CommunicationRequest.CommunicationRequestPayloadComponent payload = request.addPayload();
        payload.setContent(new StringType(question.text()));
        question.codes().stream()
                .filter(code -> code.isFrom(CodeSystem.LOINC))
                .map(Code::value)
                .forEach(code -> payload.addExtension(
                        PasUrls.CONTENT_MODIFIER, new CodeableConcept(new Coding(CodeSystem.LOINC.uri(), code, null))));
        request.setRequester(InsurerWriter.reference(envelope));
        request.addReasonCode(new CodeableConcept(
                        new Coding(CodeSystem.TERM.uri(), question.term().toString(), null))
                .setText(question.why()));
        return request;
    }
}
