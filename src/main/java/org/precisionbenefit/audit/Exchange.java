package org.precisionbenefit.audit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;

/**
 * What came in and what went out.
 *
 * @param sender who sent the request, or null in what was kept before senders were
 * @param contentType the media type of the request
 * @param request the request's body as received
 * @param answer the answer's body as sent
 * @param receipt the log's promise that went out with the answer, or null where there is none or nobody asked for it
 */
public record Exchange(
        @Nullable CallerId sender,
        String contentType,
        String request,
        String answer,
        @Nullable String receipt) {
    public Exchange {
        Objects.requireNonNull(contentType, "contentType is null");
        Objects.requireNonNull(request, "request is null");
        Objects.requireNonNull(answer, "answer is null");
    }

    /** Without a receipt. */
    public Exchange(@Nullable CallerId sender, String contentType, String request, String answer) {
        this(sender, contentType, request, answer, null);
    }
}
