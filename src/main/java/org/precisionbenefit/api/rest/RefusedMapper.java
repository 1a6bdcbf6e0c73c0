package org.precisionbenefit.api.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import org.precisionbenefit.api.SayRefused;
import org.precisionbenefit.intake.RefusedRequest;

/** Answers what was refused at a door that does not say it itself, in the door's own form. */
@Provider
public class RefusedMapper implements ExceptionMapper<RefusedRequest> {
    private final UriInfo asked;
    private final SayRefused words;

    @Inject
    public RefusedMapper(UriInfo asked, SayRefused words) {
        this.asked = Objects.requireNonNull(asked, "asked is null");
        this.words = Objects.requireNonNull(words, "words is null");
    }

    @Override
    public Response toResponse(RefusedRequest refused) {
        String path = asked.getPath();
        if (path.startsWith("/fhir/") || path.matches("/api/v1/decisions/[^/]{1,64}/evidence")) {
            return answer(refused, "application/fhir+json", words.outcome(refused));
        }
        return path.startsWith("/api/")
                ? DecisionsResource.refused(refused)
                : answer(refused, MediaType.TEXT_HTML + ";charset=UTF-8", words.page(refused));
    }

    private static Response answer(RefusedRequest refused, String type, String body) {
        return Response.status(refused.kind().status())
                .header(HttpHeaders.RETRY_AFTER, refused.retrySeconds())
                .type(type)
                .entity(body)
                .build();
    }
}
