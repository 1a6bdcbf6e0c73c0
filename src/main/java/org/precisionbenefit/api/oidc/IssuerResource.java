package org.precisionbenefit.api.oidc;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.Nullable;

/** The embedded issuer of development: its keys and its token endpoint. In production there is nothing here. */
@Path("/issuer")
@Produces(MediaType.APPLICATION_JSON)
public class IssuerResource {
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final int UNAUTHORIZED = 401;
    private static final int BAD = 400;

    private final DevelopmentIssuer issuer;
    private final ClientAssertion assertions;

    @Inject
    public IssuerResource(DevelopmentIssuer issuer, ClientAssertion assertions) {
        this.issuer = Objects.requireNonNull(issuer, "issuer is null");
        this.assertions = Objects.requireNonNull(assertions, "assertions is null");
    }

    /** What the issuer can do (OpenID Connect Discovery). */
    @GET
    @Path("/.well-known/openid-configuration")
    @Operation(hidden = true)
    public Response configuration(@Context UriInfo uri) {
        String base = base(uri);
        Map<String, Object> said = new TreeMap<>();
        said.put("issuer", Stage.DEVELOPMENT_ISSUER);
        said.put("authorization_endpoint", base + "/authorize");
        said.put("token_endpoint", base + "/token");
        said.put("jwks_uri", base + "/jwks");
        said.put("response_types_supported", List.of("code"));
        said.put("grant_types_supported", List.of("authorization_code", "client_credentials"));
        said.put("code_challenge_methods_supported", List.of("S256"));
        said.put("subject_types_supported", List.of("public"));
        said.put("id_token_signing_alg_values_supported", List.of("RS256"));
        said.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt", "client_secret_basic"));
        said.put(
                "token_endpoint_auth_signing_alg_values_supported",
                DevelopmentIssuer.algorithms().toList());
        return json(Response.Status.OK.getStatusCode(), said);
    }

    /** The keys that tokens are signed with. */
    @GET
    @Path("/jwks")
    @Operation(hidden = true)
    public Response keys() {
        speaks();
        return Response.ok(issuer.keys()).build();
    }

    /** Gives a system its token for its assertion, and the pages theirs for a code. */
    @POST
    @Path("/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response token(
            MultivaluedMap<String, String> form,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context UriInfo uri) {
        speaks();
        String grant = text(form.getFirst("grant_type"));
        if (form.values().stream().anyMatch(values -> values.size() > 1)) {
            return json(BAD, Map.of("error", "invalid_request"));
        }
        if (grant.equals("authorization_code")) {
            return isPages(authorization) ? forCode(form) : invalidClient();
        }
        return grant.equals("client_credentials")
                ? forAssertion(form, base(uri) + "/token")
                : json(BAD, Map.of("error", "unsupported_grant_type"));
    }

    private Response forAssertion(MultivaluedMap<String, String> form, String endpoint) {
        Optional<RegisteredClient> client = ASSERTION.equals(form.getFirst("client_assertion_type"))
                ? assertions.client(text(form.getFirst("client_assertion")), List.of(endpoint))
                : Optional.empty();
        if (client.isEmpty()) {
            return invalidClient();
        }
        String granted = client.get().granted(text(form.getFirst("scope")));
        return granted.isEmpty()
                ? json(BAD, Map.of("error", "invalid_scope"))
                : json(
                        Response.Status.OK.getStatusCode(),
                        Map.of(
                                "access_token",
                                issuer.systemToken(client.get(), granted),
                                "token_type",
                                "bearer",
                                "expires_in",
                                DevelopmentIssuer.SYSTEM_TOKEN.toSeconds(),
                                "scope",
                                granted));
    }

    private Response forCode(MultivaluedMap<String, String> form) {
        return issuer.redeem(
                        text(form.getFirst("code")),
                        text(form.getFirst("redirect_uri")),
                        text(form.getFirst("code_verifier")))
                .map(tokens -> json(
                        Response.Status.OK.getStatusCode(),
                        Map.of(
                                "id_token", tokens.identity(),
                                "access_token", tokens.access(),
                                "token_type", "bearer")))
                .orElseGet(() -> json(BAD, Map.of("error", "invalid_grant")));
    }

    private boolean isPages(@Nullable String authorization) {
        String expected = "Basic "
                + Base64.getEncoder()
                        .encodeToString((DevelopmentIssuer.PAGES + ":" + issuer.pagesSecret())
                                .getBytes(StandardCharsets.UTF_8));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), text(authorization).getBytes(StandardCharsets.UTF_8));
    }

    private void speaks() {
        if (!issuer.speaks()) {
            throw new NotFoundException();
        }
    }

    private String base(UriInfo uri) {
        speaks();
        return uri.getBaseUri().toString().replaceAll("/$", "") + "/issuer";
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Response invalidClient() {
        return json(UNAUTHORIZED, Map.of("error", "invalid_client"));
    }

    private static Response json(int status, Map<String, Object> body) {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(JsonUtil.toJson(body))
                .build();
    }
}
