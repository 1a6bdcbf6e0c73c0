package org.precisionbenefit.api.fhir;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;

/** The gene evidence of a decision as a Genomics Reporting bundle. A refusal is one OperationOutcome. */
@Path("/api/v1/decisions/{id}/evidence")
@Tag(name = "Decisions")
@Blocking
public class EvidenceOfDecision {
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final FindCase cases;
    private final EvidenceBundleWriter writer;
    private final OperationOutcomeWriter refusals;
    private final WhoAsks who;

    /**
     * Builds the door.
     *
     * @param cases finds kept decisions
     * @param writer writes the bundle
     * @param refusals how refusals are written
     * @param who who asks
     */
    @Inject
    public EvidenceOfDecision(
            FindCase cases, EvidenceBundleWriter writer, OperationOutcomeWriter refusals, WhoAsks who) {
        this.cases = Objects.requireNonNull(cases, "cases is null");
        this.writer = Objects.requireNonNull(writer, "writer is null");
        this.refusals = Objects.requireNonNull(refusals, "refusals is null");
        this.who = Objects.requireNonNull(who, "who is null");
    }

    /** Writes the evidence of a kept decision. */
    @GET
    @Produces(FhirSubmitting.MEDIA_TYPE)
    @Operation(
            summary = "Read the gene evidence of a decision as HL7 Genomics Reporting STU3",
            description =
                    "A collection bundle: for each gene that is known a genotype and a therapeutic implication with"
                            + " the phenotype; for each drug that a guideline speaks about an implication and, where"
                            + " something is to be done, a medication recommendation. No laboratory is named in it; read"
                            + " again, it is attested.")
    @APIResponse(
            responseCode = "200",
            description = "A FHIR R4 Bundle",
            content = @Content(mediaType = FhirSubmitting.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "404",
            description = "A FHIR R4 OperationOutcome",
            content = @Content(mediaType = FhirSubmitting.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    public Response evidence(@PathParam("id") String id) {
        return Optional.of(id)
                .filter(text -> text.matches(ID))
                .flatMap(text -> cases.find(new DecisionId(text), who.caller().plans()))
                .map(found -> Response.ok(writer.write(found.file()), FhirSubmitting.MEDIA_TYPE))
                .orElseGet(this::absent)
                .build();
    }

    private Response.ResponseBuilder absent() {
        RefusedRequest refusal = new RefusedRequest(
                RefusedRequest.Kind.NOT_FOUND, "$this", "There is no decision of this id. Check the id.");
        return Response.status(refusal.kind().status())
                .type(FhirSubmitting.MEDIA_TYPE)
                .entity(refusals.write(refusal));
    }
}
