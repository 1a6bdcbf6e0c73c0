package org.precisionbenefit.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.DecisionReceipt;
import org.precisionbenefit.api.ReviewAnswer;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.casework.ReviewAnswered;
import org.precisionbenefit.casework.ReviewArrival;
import org.precisionbenefit.casework.ReviewCases;
import org.precisionbenefit.casework.ReviewRequest;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.BoundedBody;
import org.precisionbenefit.intake.RefusedRequest;

/** The review of what waits, by licensed people, in plain JSON. */
@Path("/api/v1/decisions/{id}/review")
@Tag(name = "Reviews")
@Produces(MediaType.APPLICATION_JSON)
public class ReviewResource {
    private static final String PROBLEM = "application/problem+json";

    private final ReviewCases reviews;
    private final PlainForm form;
    private final WhoAsks who;

    public ReviewResource(ReviewCases reviews, PlainForm form, WhoAsks who) {
        this.reviews = Objects.requireNonNull(reviews, "reviews is null");
        this.form = Objects.requireNonNull(form, "form is null");
        this.who = Objects.requireNonNull(who, "who is null");
    }

    /** Opens the form for an item. */
    @GET
    @Operation(
            summary = "Open the form for the review of an item that waits",
            description = "Gives the decision with everything it rests on and what can be cited, and keeps that it was"
                    + " opened, when and with which parts. A review names the `form`. Where a law keeps scores from"
                    + " reviewers, or a model is in shadow, they are left out until the item is decided.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReviewFormAnswer.class)))
    @APIResponse(
            responseCode = "404",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The item does not wait any more.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    public Response open(@PathParam("id") String id, @QueryParam("item") @Nullable String item) {
        try {
            return Response.ok(
                            form.write(ReviewFormAnswer.of(reviews.open(who.caller(), decision(id), sequence(item)))))
                    .build();
        } catch (RefusedRequest refused) {
            return DecisionsResource.refused(refused);
        }
    }

    /** Decides an item. */
    @POST
    @Operation(
            summary = "Decide on an item that waits",
            description =
                    "For licensed reviewers. `APPROVE` approves as asked (A1), `APPROVE_LESS` less, or a drug that"
                            + " the plan's row wants tried first (A6), `DENY` nothing (A3). A denial, and less that whoever"
                            + " prescribed did not accept, cites in `grounds.cites` a criterion that the record found not met, or"
                            + " `plan-row` where the plan's own row does not cover the drug, with a reason and a `narrative` for the"
                            + " member; what is unknown is no ground. Who decides otherwise than the criteria came to or the engine"
                            + " proposed says why in `override`. `form` is the opened form; the same form, or the same"
                            + " Idempotency-Key, with the same body gets the kept answer again. The machine's own record does not"
                            + " change.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReviewRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReviewAnswer.class)))
    @APIResponse(
            responseCode = "403",
            description = "The caller may not decide on this case.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The item was answered, cancelled or went on.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    public Response review(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            InputStream body)
            throws IOException {
        if (!DecisionsResource.isTaken(contentType)) {
            return Response.status(Problem.UNSUPPORTED)
                    .type(PROBLEM)
                    .entity(Problem.notSupported())
                    .build();
        }
        try {
            byte[] bytes = BoundedBody.read(body);
            ReviewAnswered answered = reviews.review(
                    new ReviewArrival(
                            who.caller(),
                            decision(id),
                            form.review(bytes),
                            new String(bytes, StandardCharsets.UTF_8),
                            key),
                    review -> form.write(ReviewAnswer.of(review, true)));
            return Response.ok(answered.body())
                    .header(DecisionReceipt.HEADER, answered.receipt())
                    .build();
        } catch (RefusedRequest refused) {
            return DecisionsResource.refused(refused);
        }
    }

    private static DecisionId decision(String id) {
        return DecisionsResource.id(id).orElseThrow(DecisionsResource::absent);
    }

    private static int sequence(@Nullable String item) {
        if (item == null || !item.matches("[1-9][0-9]{0,8}")) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.INVALID, "item", "The parameter must be the sequence of an item, such as 1.");
        }
        return Integer.parseInt(item);
    }
}
