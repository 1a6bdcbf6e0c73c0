package org.precisionbenefit.api;

import org.precisionbenefit.intake.RefusedRequest;

/** How does a refusal read? */
public interface SayRefused {
    /** As an OperationOutcome in JSON. */
    String outcome(RefusedRequest refused);

    /** As a page. */
    String page(RefusedRequest refused);
}
