package org.precisionbenefit.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import org.precisionbenefit.api.RefusedSubmissions;
import org.precisionbenefit.audit.rejection.Door;

/**
 * Refuses packed bodies at the plain door. Nothing here unpacks, because a small body can unpack to gigabytes; the FHIR
 * door says the same in its own words.
 */
@Provider
public class RefusePacked implements ContainerRequestFilter {
    private static final String DOOR = "/api/";

    private final RefusedSubmissions refusals;

    public RefusePacked(RefusedSubmissions refusals) {
        this.refusals = Objects.requireNonNull(refusals, "refusals is null");
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null
                && !encoding.equalsIgnoreCase("identity")
                && request.getUriInfo().getPath().startsWith(DOOR)) {
            Door.at(request.getMethod(), request.getUriInfo().getPath())
                    .ifPresent(door -> refusals.noteUnread(door, Problem.UNSUPPORTED, Problem.NOT_SUPPORTED));
            request.abortWith(Response.status(Problem.UNSUPPORTED)
                    .type("application/problem+json")
                    .entity(Problem.notSupported())
                    .build());
        }
    }
}
