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

    /** The status of a body whose kind is not taken. */
    static final int UNSUPPORTED = 415;

    /** Its FHIR issue code. */
    static final String NOT_SUPPORTED = "not-supported";

    /** The refusal of a body whose kind is not taken. */
    static Problem notSupported() {
        return new Problem(
                "The request was refused (" + NOT_SUPPORTED + ").",
                UNSUPPORTED,
                "The body must be application/json in UTF-8, not compressed.",
                "/");
    }

    static Problem of(RefusedRequest refused) {
        return new Problem(
                "The request was refused (" + refused.kind().issueCode() + ").",
                refused.kind().status(),
                refused.explanation(),
                refused.expression());
    }
}
