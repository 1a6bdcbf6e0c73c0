package org.precisionbenefit.api;

import org.precisionbenefit.access.Caller;
import org.precisionbenefit.casework.Answered;

/** What does the FHIR door answer to this text? The text takes the same path as one that came over the wire. */
@FunctionalInterface
public interface SubmitBody {
    /**
     * Reads, decides and keeps a request.
     *
     * @param caller who sends it
     * @param body the text of a request bundle
     * @return the answer, after it has been durably kept
     * @throws org.precisionbenefit.intake.RefusedRequest when the text cannot be read as a prior authorization
     */
    Answered submit(Caller caller, String body);
}
