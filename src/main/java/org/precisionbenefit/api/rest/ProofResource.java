package org.precisionbenefit.api.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.ExportProof;
import org.precisionbenefit.audit.proof.MakeBundle;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;

/** Hands out what proves a decision, for auditors. */
@Path("/api/v1/decisions/{id}/proof")
@Tag(name = "Decisions")
@Produces(MediaType.TEXT_PLAIN)
public class ProofResource {
    private static final String PROBLEM = "application/problem+json";
    private static final String ALL = "all";
    private static final String NONE = "none";

    private final ExportProof proofs;

    public ProofResource(ExportProof proofs) {
        this.proofs = Objects.requireNonNull(proofs, "proofs is null");
    }

    /** Hands out a proof and notes it in the log. */
    @POST
    @Operation(
            summary = "Export the proof of a decision",
            description =
                    "One file with the entries of the decision, its reviews and its redaction, their proofs of inclusion,"
                            + " the signed checkpoint, and the texts with their salts; `docs/proof.md` describes it, and the offline"
                            + " verifier checks it and decides it again. It holds everything that is kept of the case, so that the"
                            + " auditor has to unmask the case first; that it was handed out is noted in the log. `releases` is"
                            + " `none` (the default) or `all`, which adds the files of its releases, some megabytes. `since` is the size"
                            + " of an earlier checkpoint that the log is to be shown to go on from.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "403",
            description = "The case was not unmasked.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The log does not hold it yet.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    public Response export(
            @PathParam("id") String id,
            @QueryParam("releases") @Nullable String releases,
            @QueryParam("since") @Nullable String since) {
        try {
            DecisionId decision = DecisionsResource.id(id).orElseThrow(DecisionsResource::absent);
            return Response.ok(proofs.export(decision, new MakeBundle.Wanted(whole(releases), size(since))))
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + decision + ".proof\"")
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } catch (RefusedRequest refused) {
            return DecisionsResource.refused(refused);
        }
    }

    private static boolean whole(@Nullable String releases) {
        if (releases != null && !releases.equals(ALL) && !releases.equals(NONE)) {
            throw new RefusedRequest(RefusedRequest.Kind.INVALID, "releases", "The parameter must be all or none.");
        }
        return ALL.equals(releases);
    }

    private static @Nullable Long size(@Nullable String since) {
        if (since != null && !since.matches("[0-9]{1,18}")) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.INVALID,
                    "since",
                    "The parameter must be the size of a checkpoint, such as 1200.");
        }
        return since == null ? null : Long.valueOf(since);
    }
}
