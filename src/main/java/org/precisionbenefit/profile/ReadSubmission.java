package org.precisionbenefit.profile;

import org.precisionbenefit.intake.RefusedRequest;

/** What does this body ask, and for whom? */
@FunctionalInterface
public interface ReadSubmission {
    /**
     * Reads a body.
     *
     * @param body the body as received
     * @throws RefusedRequest when it cannot be read as a prior authorization request
     */
    Submission read(byte[] body);
}
