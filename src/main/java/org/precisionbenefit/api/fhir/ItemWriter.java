package org.precisionbenefit.api.fhir;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.precisionbenefit.casework.ApprovedByPerson;
import org.precisionbenefit.casework.Denied;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.Determination;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.Envelope;
import org.precisionbenefit.terminology.Period;

/** Writes the answer for one item. The X12 306 code is the determination's own, whoever gave it. */
final class ItemWriter {
    private final Envelope envelope;
    private final LocalDate day;

    ItemWriter(Envelope envelope, LocalDate day) {
        this.envelope = envelope;
        this.day = day;
    }

    ClaimResponse.ItemComponent write(int sequence, Determination answer, List<Integer> noteNumbers) {
        ClaimResponse.ItemComponent item = new ClaimResponse.ItemComponent();
        item.setItemSequence(sequence);
        envelope.traces().stream()
                .filter(trace -> trace.sequence() == sequence)
                .forEach(trace -> item.addExtension(PasUrls.ITEM_TRACE_NUMBER, identifier(trace.number())));
        if (answer instanceof Approved approved) {
            item.addExtension(PasUrls.ISSUE_DATE, new DateType(day.toString()));
            item.addExtension(PasUrls.PERIOD, period(approved.period()));
        } else if (answer instanceof ApprovedByPerson approved) {
            Period holds = approved.granted().period();
            item.addExtension(PasUrls.ISSUE_DATE, new DateType(holds.start().toString()));
            item.addExtension(PasUrls.PERIOD, period(holds));
        } else if (answer instanceof Pended pended) {
            item.addExtension(PasUrls.REFERENCE_NUMBER, new StringType(pended.referenceNumber()));
        }
        noteNumbers.forEach(number -> item.getNoteNumber().add(new PositiveIntType(number)));
        item.addAdjudication(adjudication(answer));
        return item;
    }

    private static ClaimResponse.AdjudicationComponent adjudication(Determination answer) {
        Extension action = new Extension(PasUrls.REVIEW_ACTION);
        if (answer instanceof Approved approved) {
            action.addExtension("number", new StringType(approved.authorizationNumber()));
        } else if (answer instanceof ApprovedByPerson approved) {
            action.addExtension("number", new StringType(approved.granted().authorizationNumber()));
        }
        Denied denied = answer instanceof ApprovedByPerson approved
                ? approved.rest()
                : answer instanceof Denied whole ? whole : null;
        if (denied != null) {
            action.addExtension(
                    "reasonCode",
                    new CodeableConcept(new Coding(
                            PasUrls.X12_REASON,
                            denied.reason().code(),
                            denied.reason().display())));
        }
        action.addExtension(PasUrls.REVIEW_ACTION_CODE, code(answer));
        ClaimResponse.AdjudicationComponent adjudication = new ClaimResponse.AdjudicationComponent();
        adjudication.addExtension(action);
        adjudication.setCategory(new CodeableConcept(new Coding(PasUrls.ADJUDICATION, "submitted", null)));
        return adjudication;
    }

    private static CodeableConcept code(Determination answer) {
        return new CodeableConcept(new Coding(
                PasUrls.X12_ACTION,
                answer.reviewAction().code(),
                answer.reviewAction().display()));
    }

    private static org.hl7.fhir.r4.model.Period period(Period period) {
        org.hl7.fhir.r4.model.Period written = new org.hl7.fhir.r4.model.Period();
        written.setStartElement(new DateTimeType(period.start().toString()));
        if (period.end() != null) {
            written.setEndElement(new DateTimeType(period.end().toString()));
        }
        return written;
    }

    static Identifier identifier(ClaimIdentifier number) {
        Identifier identifier = new Identifier().setValue(number.value());
        return number.system().isEmpty() ? identifier : identifier.setSystem(number.system());
    }
}
