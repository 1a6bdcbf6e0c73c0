package org.precisionbenefit.api.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.util.Objects;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.precisionbenefit.intake.RefusedRequest;

/** Writes a refusal as one OperationOutcome with one issue. */
public final class OperationOutcomeWriter {
    /** The issue code of a body whose kind is not taken. */
    static final String NOT_SUPPORTED = "not-supported";

    private final FhirContext context;

    public OperationOutcomeWriter(FhirContext context) {
        this.context = Objects.requireNonNull(context, "context is null");
    }

    /** The outcome as JSON; a refusal about two places names both. */
    public String write(RefusedRequest refusal) {
        OperationOutcome outcome = outcome(refusal.kind().issueCode(), refusal.explanation());
        for (String expression : refusal.expression().split(" \\| ", -1)) {
            outcome.getIssueFirstRep().addExpression(expression);
        }
        return context.newJsonParser().encodeResourceToString(outcome);
    }

    /** The outcome for a body whose kind is not taken, as JSON. */
    public String notSupported(String message) {
        return context.newJsonParser().encodeResourceToString(outcome(NOT_SUPPORTED, message));
    }

    /** An outcome of this FHIR issue code, as JSON. */
    String write(String code, String message) {
        return context.newJsonParser().encodeResourceToString(outcome(code, message));
    }

    private static OperationOutcome outcome(String code, String message) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(OperationOutcome.IssueType.fromCode(code))
                .setDetails(new CodeableConcept().setText(message));
        return outcome;
    }
}
