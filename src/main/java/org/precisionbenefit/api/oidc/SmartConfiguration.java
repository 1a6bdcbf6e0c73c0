package org.precisionbenefit.api.oidc;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jose4j.json.JsonUtil;

/** Says to systems how they get a token (SMART Backend Services). */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class SmartConfiguration {
    private static final List<String> SCOPES = List.of(
            "system/Claim.cr",
            "system/ClaimResponse.r",
            "system/AuditEvent.r",
            "system/Library.c",
            "system/Observation.r",
            "system/InsurancePlan.rs",
            "system/Basic.rs",
            "system/MedicationKnowledge.rs",
            "system/Location.rs");

    private final Stage stage;
    private final Optional<URI> tokenEndpoint;

    @Inject
    public SmartConfiguration(
            Stage stage, @ConfigProperty(name = "precision-benefit.token-endpoint") Optional<URI> tokenEndpoint) {
        this.stage = Objects.requireNonNull(stage, "stage is null");
        this.tokenEndpoint = tokenEndpoint;
    }

    /** The configuration of this server. */
    @GET
    @Path(".well-known/smart-configuration")
    @Operation(hidden = true)
    public String ofServer(@Context UriInfo uri) {
        return configuration(uri);
    }

    /** The configuration of its FHIR doors. */
    @GET
    @Path("fhir/.well-known/smart-configuration")
    @Operation(hidden = true)
    public String ofFhir(@Context UriInfo uri) {
        return configuration(uri);
    }

    private String configuration(UriInfo uri) {
        Map<String, Object> said = new TreeMap<>();
        if (stage.hasOwnIssuer()) {
            said.put("issuer", Stage.DEVELOPMENT_ISSUER);
            said.put("token_endpoint", uri.getBaseUri().resolve("/issuer/token").toString());
        } else {
            stage.issuer().ifPresent(issuer -> said.put("issuer", issuer.toString()));
            tokenEndpoint.ifPresent(endpoint -> said.put("token_endpoint", endpoint.toString()));
        }
        said.put("grant_types_supported", List.of("client_credentials"));
        said.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        said.put(
                "token_endpoint_auth_signing_alg_values_supported",
                DevelopmentIssuer.algorithms().toList());
        said.put("scopes_supported", SCOPES);
        said.put("capabilities", List.of("client-confidential-asymmetric", "permission-v2"));
        return JsonUtil.toJson(said);
    }
}
