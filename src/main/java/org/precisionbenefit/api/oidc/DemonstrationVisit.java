package org.precisionbenefit.api.oidc;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;

/** Lets a visitor of a development server who sent a sample look at what came of it. */
@Provider
public class DemonstrationVisit implements ContainerResponseFilter {
    static final String COOKIE = "demonstration";

    private final CurrentCaller current;
    private final DevelopmentIssuer own;

    @Inject
    public DemonstrationVisit(CurrentCaller current, DevelopmentIssuer own) {
        this.current = Objects.requireNonNull(current, "current is null");
        this.own = Objects.requireNonNull(own, "own is null");
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Cookie visit = request.getCookies().get(COOKIE);
        if (current.is(TokenGate.DEMONSTRATION) && (visit == null || !own.isVisitor(visit.getValue()))) {
            response.getHeaders()
                    .add(
                            HttpHeaders.SET_COOKIE,
                            new NewCookie.Builder(COOKIE)
                                    .value(own.visit())
                                    .path("/")
                                    .httpOnly(true)
                                    .sameSite(NewCookie.SameSite.STRICT)
                                    .build());
        }
    }
}
