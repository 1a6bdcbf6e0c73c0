package org.precisionbenefit.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.precisionbenefit.api.FindCounterfactuals;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.decision.counterfactual.Counterfactuals;
import org.precisionbenefit.intake.RefusedRequest;

/** Which facts would alter a decision, in plain JSON. */
@Path("/api/v1/decisions/{id}/counterfactuals")
@Tag(name = "Decisions")
@Produces(MediaType.APPLICATION_JSON)
public class CounterfactualsResource {
    private final FindCounterfactuals counterfactuals;
    private final PlainForm form;
    private final WhoAsks who;

    public CounterfactualsResource(FindCounterfactuals counterfactuals, PlainForm form, WhoAsks who) {
        this.counterfactuals = Objects.requireNonNull(counterfactuals, "counterfactuals is null");
        this.form = Objects.requireNonNull(form, "form is null");
        this.who = Objects.requireNonNull(who, "who is null");
    }

    /** The smallest changes of fact that would alter a decision. */
    @GET
    @Operation(
            summary = "Ask which smallest changes of fact would alter a decision",
            description =
                    "For each item the smallest sets of facts, of which none can be left out, with which it would have"
                            + " been decided otherwise by the same releases; each was decided again to prove it. `limits` says how far"
                            + " was looked. What cannot change (an age, a gene, a table of the plan) stands under `fixed`. Nothing is"
                            + " recorded, and nothing is advised: only what is true may be sent.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Counterfactuals.class)))
    @APIResponse(
            responseCode = "404",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Response find(@PathParam("id") String id) {
        try {
            return Response.ok(form.write(DecisionsResource.id(id)
                            .flatMap(kept ->
                                    counterfactuals.of(kept, who.caller().plans()))
                            .orElseThrow(DecisionsResource::absent)))
                    .build();
        } catch (RefusedRequest refused) {
            return DecisionsResource.refused(refused);
        }
    }
}
