package org.precisionbenefit.casework;

import org.precisionbenefit.intake.RefusedRequest;

/** What is the answer to this request? It is decided, explained, recorded and only then returned. */
@FunctionalInterface
public interface SubmitRequest {
    /**
     * Decides a request.
     *
     * @param arrival the request as it came
     * @param door how the answer is written
     * @return the answer, after it has been durably kept
     * @throws RefusedRequest when it names an earlier request of another member, cancels what cannot be cancelled, or repeats a key with another body
     */
    Answered submit(Arrival arrival, RenderAnswer door);
}
