package org.precisionbenefit.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses packed bodies at the plain door. Nothing here unpacks, because a small body can unpack to gigabytes; the FHIR
 * door says the same in its own words.
 */
@Provider
public class RefusePacked implements ContainerRequestFilter {
    private static final String DOOR = "/api/";
    private static final int UNSUPPORTED = 415;

    @Override
    public void filter(ContainerRequestContext request) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null
                && !encoding.equalsIgnoreCase("identity")
                && request.getUriInfo().getPath().startsWith(DOOR)) {
            request.abortWith(Response.status(UNSUPPORTED)
                    .type("application/problem+json")
                    .entity(new Problem(
                            "The request was refused (not-supported).",
                            UNSUPPORTED,
                            "The body must be application/json in UTF-8, not compressed.",
                            "/"))
                    .build());
        }
    }
}
