package org.precisionbenefit.api.rest;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.AskWhatIf;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.decision.whatif.WhatIf;
import org.precisionbenefit.intake.BoundedBody;
import org.precisionbenefit.intake.RefusedRequest;

/** Therapies for one member side by side, in plain JSON. */
@Path("/api/v1/what-if")
@Tag(name = "What-if")
@Produces(MediaType.APPLICATION_JSON)
public class WhatIfResource {
    private static final String FHIR = "application/fhir+json";

    private final AskWhatIf asking;
    private final PlainForm form;
    private final WhoAsks who;

    public WhatIfResource(AskWhatIf asking, PlainForm form, WhoAsks who) {
        this.asking = Objects.requireNonNull(asking, "asking is null");
        this.form = Objects.requireNonNull(form, "form is null");
        this.who = Objects.requireNonNull(who, "who is null");
    }

    /** Compares therapies. */
    @POST
    @Operation(
            summary = "Compare the covered therapies of a class for one member",
            description = "The body is a request as it would be submitted: plain JSON as for /api/v1/decisions, or a"
                    + " bundle as for Claim/$submit; or, with `decision`, there is none and the request of that"
                    + " decision is meant, as it would be answered now. Each row is a covered drug of the class with"
                    + " the predicted response and harm and their intervals, the difference from the therapy that was"
                    + " asked for, what guidelines and labels say of it for the member, what it costs whom, and what"
                    + " would be answered; `item` of a row is what a request for it would hold. `changes` says which"
                    + " fact that is not known would change the order. Scores of models in shadow, and where a law hides"
                    + " them, are not shown. Nothing is recorded, granted or advised.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = DecisionRequest.class)),
                @Content(mediaType = FHIR)
            })
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhatIf.class)))
    @APIResponse(
            responseCode = "422",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Response compare(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @QueryParam("decision") @Nullable String decision,
            @QueryParam("item") @Nullable String item,
            InputStream body)
            throws IOException {
        String type = contentType == null ? MediaType.APPLICATION_JSON : contentType;
        if (!isTaken(type)) {
            return Response.status(Problem.UNSUPPORTED)
                    .type("application/problem+json")
                    .entity(Problem.notSupported())
                    .build();
        }
        try {
            VisiblePlans plans = who.caller().plans();
            Integer sequence = sequence(item);
            WhatIf found = decision == null
                    ? asking.of(type, BoundedBody.read(body), sequence, plans)
                    : asking.ofDecision(
                            DecisionsResource.id(decision).orElseThrow(DecisionsResource::absent), sequence, plans);
            return Response.ok(form.write(found)).build();
        } catch (RefusedRequest refused) {
            return DecisionsResource.refused(refused);
        }
    }

    private static boolean isTaken(String type) {
        return DecisionsResource.isTaken(type) || type.equals(FHIR) || type.startsWith(FHIR + ";");
    }

    static @Nullable Integer sequence(@Nullable String item) {
        if (item == null || item.isEmpty()) {
            return null;
        }
        if (!item.matches("[0-9]{1,4}")) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.INVALID, "item", "The item must be the number of one of the request.");
        }
        return Integer.valueOf(item);
    }
}
