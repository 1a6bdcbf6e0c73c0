package org.precisionbenefit.api.web;

import java.util.Objects;
import org.precisionbenefit.intake.RefusedRequest;

/**
 * Why a request was not taken.
 *
 * @param status the status that the FHIR door answers with
 * @param code the FHIR issue code
 * @param place the place in the request
 * @param sentence what is wrong and what to do
 */
public record RefusalView(int status, String code, String place, String sentence) {
    public RefusalView {
        Objects.requireNonNull(code, "code is null");
        Objects.requireNonNull(place, "place is null");
        Objects.requireNonNull(sentence, "sentence is null");
    }

    /** That it was not taken. */
    public Mark mark() {
        return new Mark("Not taken", Mark.Sign.NOT_MET);
    }

    static RefusalView of(RefusedRequest refused) {
        return new RefusalView(
                refused.kind().status(), refused.kind().issueCode(), refused.expression(), refused.explanation());
    }
}
