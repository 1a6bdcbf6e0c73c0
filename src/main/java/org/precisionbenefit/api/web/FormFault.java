package org.precisionbenefit.api.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What is said of a form that cannot be taken. */
final class FormFault {
    private FormFault() {}

    /** A refusal with a sentence that repeats nothing of what was sent. */
    static WebApplicationException of(Response.Status status, String sentence) {
        return new WebApplicationException(Response.status(status)
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .entity(sentence + "\n")
                .build());
    }
}
