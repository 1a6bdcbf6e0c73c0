package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.DevelopmentSignIn;
import org.precisionbenefit.api.DevelopmentSignIn.Asked;
import org.precisionbenefit.api.DevelopmentSignIn.Challenge;
import org.precisionbenefit.api.DevelopmentSignIn.Redirect;

/** The sign-in page of development: one button for each invented person. Elsewhere the plan's issuer has its own page. */
@Path("/issuer/authorize")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class SignInPages {
    private static final String ABSENT = "Nobody signs in here. Open the page that you want to see.";

    private final DevelopmentSignIn signIn;

    @Inject
    public SignInPages(DevelopmentSignIn signIn) {
        this.signIn = Objects.requireNonNull(signIn, "signIn is null");
    }

    /** Who are you? */
    @GET
    @Operation(hidden = true)
    public TemplateInstance ask(
            @QueryParam("redirect_uri") @Nullable String redirect,
            @QueryParam("state") @Nullable String state,
            @QueryParam("nonce") @Nullable String nonce,
            @QueryParam("code_challenge") @Nullable String challenge) {
        if (signIn.people().isEmpty()) {
            throw absent();
        }
        return Templates.signIn(
                signIn.people(), new SignInView(text(redirect), text(state), text(nonce), text(challenge)));
    }

    /** Goes on as this person. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response goOn(
            @FormParam("person") @Nullable String person,
            @FormParam("redirect_uri") @Nullable String redirect,
            @FormParam("state") @Nullable String state,
            @FormParam("nonce") @Nullable String nonce,
            @FormParam("code_challenge") @Nullable String challenge) {
        URI next = address(text(redirect))
                .flatMap(uri -> signIn.signIn(
                        text(person),
                        new Asked(new Redirect(uri, text(state)), text(nonce), new Challenge(text(challenge)))))
                .orElseThrow(SignInPages::absent);
        return Response.seeOther(next).build();
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static NotFoundException absent() {
        return new NotFoundException(AbsentPage.of(ABSENT));
    }
}
