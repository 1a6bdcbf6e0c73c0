package org.precisionbenefit.api.rest;

import java.util.Objects;
import org.precisionbenefit.intake.RefusedRequest;

/**
 * Why a request was refused (RFC 9457).
 *
 * @param title the kind of refusal
 * @param status the HTTP status
 * @param detail what is wrong and what to do
 * @param pointer where, as a JSON pointer or FHIRPath
 */
public record Problem(String title, int status, String detail, String pointer) {
    public Problem {
        Objects.requireNonNull(title, "title is null");
        Objects.requireNonNull(detail, "detail is null");
        Objects.requireNonNull(pointer, "pointer is null");
    }

    static Problem of(RefusedRequest refused) {
        return new Problem(
                "The request was refused (" + refused.kind().issueCode() + ").",
                refused.kind().status(),
                refused.explanation(),
                refused.expression());
    }
}
