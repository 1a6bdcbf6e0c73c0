package org.precisionbenefit.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.DecisionReceipt;
import org.precisionbenefit.api.Insiders;
import org.precisionbenefit.api.RefusedSubmissions;
import org.precisionbenefit.api.ReplayDecision;
import org.precisionbenefit.api.ReplayOutcome;
import org.precisionbenefit.api.SentType;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.rejection.Door;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.Arrival;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.casework.SubmitRequest;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.BoundedBody;
import org.precisionbenefit.intake.RefusedRequest;

/** Decisions in plain JSON: submit, read back whole, replay. */
@Path("/api/v1/decisions")
@Tag(name = "Decisions")
@Produces(MediaType.APPLICATION_JSON)
public class DecisionsResource {
    private static final String PROBLEM = "application/problem+json";

    private final SubmitRequest submit;
    private final FindCase cases;
    private final ReplayDecision replay;
    private final PlainForm form;
    private final WhoAsks who;
    private final RefusedSubmissions noted;

    public DecisionsResource(
            SubmitRequest submit,
            FindCase cases,
            ReplayDecision replay,
            PlainForm form,
            WhoAsks who,
            RefusedSubmissions noted) {
        this.submit = Objects.requireNonNull(submit, "submit is null");
        this.cases = Objects.requireNonNull(cases, "cases is null");
        this.replay = Objects.requireNonNull(replay, "replay is null");
        this.form = Objects.requireNonNull(form, "form is null");
        this.who = Objects.requireNonNull(who, "who is null");
        this.noted = Objects.requireNonNull(noted, "noted is null");
    }

    /** Decides a request. */
    @POST
    @Operation(
            summary = "Decide a drug prior authorization request",
            description = "Answers each item with A1 (approved as asked), NA (no authorization needed) or A4 (waits for"
                    + " named facts or for a person). The same submission number with the same body gets the kept"
                    + " answer again; with another body it is refused, unless another Idempotency-Key makes it a"
                    + " submission of its own. Versions of a number are a matter of FHIR (Claim.meta.versionId) and"
                    + " have no place here.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DecisionRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DecisionAnswer.class)))
    @APIResponse(
            responseCode = "422",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    public Response decide(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            InputStream body)
            throws IOException {
        // Were the kind of body left to the routing, nobody would have asked yet who sends it.
        if (!isTaken(contentType)) {
            noted.noteUnread(Door.PLAIN_DECIDE, Problem.UNSUPPORTED, Problem.NOT_SUPPORTED);
            return Response.status(Problem.UNSUPPORTED)
                    .type(PROBLEM)
                    .entity(Problem.notSupported())
                    .build();
        }
        byte[] bytes = null;
        try {
            bytes = BoundedBody.read(body);
            DecisionRequest asked = form.read(bytes);
            // Plain JSON has no versions: who sends a number again with other words gives a key of its own.
            Arrival arrival = new Arrival(
                    who.caller(),
                    asked.request(),
                    asked.profile(),
                    MediaType.APPLICATION_JSON,
                    new String(bytes, StandardCharsets.UTF_8),
                    key,
                    null);
            Answered answered = submit.submit(arrival, form::write);
            return Response.ok(answered.body())
                    .header(DecisionReceipt.HEADER, answered.receipt())
                    .build();
        } catch (RefusedRequest refused) {
            noted.note(Door.PLAIN_DECIDE, refused, bytes);
            return refused(refused);
        }
    }

    static boolean isTaken(@Nullable String contentType) {
        try {
            return contentType == null
                    || (SentType.isShort(contentType)
                            && MediaType.APPLICATION_JSON_TYPE.isCompatible(MediaType.valueOf(contentType)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The whole record of a decision. */
    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read a decision with everything it rests on",
            description =
                    "Where people decided on what had waited, the action of an item is theirs, and `review` says what"
                            + " they decided beside the machine's answer, which never changes. Reviewers and auditors read under"
                            + " `inside` what was seen and why it was decided otherwise.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DecisionAnswer.class)))
    @APIResponse(
            responseCode = "404",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    public Response find(@PathParam("id") String id) {
        return answering(() -> Response.ok(form.write(found(id).file(), Insiders.include(who.caller()))));
    }

    /** Decides a kept decision again. */
    @POST
    @Path("/{id}/replay")
    @Operation(
            summary = "Replay a decision",
            description = "Computes it again from its kept inputs and releases and compares byte for byte: 200 when"
                    + " equal, 409 with the first difference otherwise.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReplayOutcome.class)))
    @APIResponse(responseCode = "409", content = @Content(schema = @Schema(implementation = ReplayOutcome.class)))
    public Response replay(@PathParam("id") String id) {
        return answering(() -> {
            ReplayOutcome outcome = id(id).flatMap(
                            kept -> replay.replay(kept, who.caller().plans()))
                    .orElseThrow(DecisionsResource::absent);
            return Response.status(outcome.equal() ? 200 : 409).entity(form.write(outcome));
        });
    }

    private Answered found(String id) {
        return id(id).flatMap(kept -> cases.find(kept, who.caller().plans())).orElseThrow(DecisionsResource::absent);
    }

    static Optional<DecisionId> id(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(new DecisionId(text))
                : Optional.empty();
    }

    static RefusedRequest absent() {
        return new RefusedRequest(RefusedRequest.Kind.NOT_FOUND, "/", "There is no decision of this id. Check the id.");
    }

    private static Response answering(Supplier<Response.ResponseBuilder> answer) {
        try {
            return answer.get().build();
        } catch (RefusedRequest refused) {
            return refused(refused);
        }
    }

    static Response refused(RefusedRequest refused) {
        return Response.status(refused.kind().status())
                .header(HttpHeaders.RETRY_AFTER, refused.retrySeconds())
                .type(PROBLEM)
                .entity(Problem.of(refused))
                .build();
    }
}
