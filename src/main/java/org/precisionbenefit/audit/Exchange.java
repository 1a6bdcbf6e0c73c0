package org.precisionbenefit.audit;

import java.util.Objects;

/**
 * What came in and what went out.
 *
 * @param contentType the media type of the request
 * @param request the request's body as received
 * @param answer the answer's body as sent
 */
public record Exchange(String contentType, String request, String answer) {
    public Exchange {
        Objects.requireNonNull(contentType, "contentType is null");
        Objects.requireNonNull(request, "request is null");
        Objects.requireNonNull(answer, "answer is null");
    }
}
