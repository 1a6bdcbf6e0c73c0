package org.precisionbenefit.api.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The page that says that something is not there. */
final class AbsentPage {
    private AbsentPage() {}

    /** A 404 with a page. */
    static Response of(String sentence) {
        return Response.status(Response.Status.NOT_FOUND)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.absent(sentence).render())
                .build();
    }
}
