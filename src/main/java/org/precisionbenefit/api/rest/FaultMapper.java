package org.precisionbenefit.api.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/**
 * Answers a fault of our own. What was not answered was not decided, and the same submission can be sent again; the fault
 * is logged by kind and place, because its text may quote what was sent.
 */
@Provider
public class FaultMapper implements ExceptionMapper<RuntimeException> {
    private static final Logger LOG = Logger.getLogger(FaultMapper.class);
    private static final int RETRY_SECONDS = 5;

    @Override
    public Response toResponse(RuntimeException fault) {
        if (fault instanceof WebApplicationException known) {
            return known.getResponse();
        }
        StackTraceElement[] trace = fault.getStackTrace();
        LOG.errorf(
                "ALARM: a request was not answered: %s at %s",
                fault.getClass().getName(), trace.length == 0 ? "an unknown place" : trace[0]);
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity("The request was not answered because of a fault inside. Send the same request again.\n")
                .build();
    }
}
