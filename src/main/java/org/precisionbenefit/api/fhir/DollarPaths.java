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
        URI sent = request.getUriInfo().getRequestUri();
        URI plain = plain(sent);
        if (!plain.equals(sent)) {
            request.setRequestUri(plain);
        }
    }

    /** Only a path names an operation; what follows the question mark is the client's own and stays as it was sent. */
    static URI plain(URI sent) {
        String whole = sent.toString();
        int question = whole.indexOf('?');
        int end = question < 0 ? whole.length() : question;
        return URI.create(whole.substring(0, end).replace(ENCODED, "/$") + whole.substring(end));
    }
}
