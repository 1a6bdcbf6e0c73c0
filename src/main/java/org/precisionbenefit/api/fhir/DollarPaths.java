package org.precisionbenefit.api.fhir;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Takes an operation whose dollar sign a client has encoded, as some do, for the same operation. */
@Provider
@PreMatching
public class DollarPaths implements ContainerRequestFilter {
    private static final String ENCODED = "/%24";

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().toString();
        if (path.contains(ENCODED)) {
            request.setRequestUri(URI.create(path.replace(ENCODED, "/$")));
        }
    }
}
