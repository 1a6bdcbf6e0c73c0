package org.precisionbenefit.api.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.DecisionReceipt;
import org.precisionbenefit.api.PrivacyDesk;
import org.precisionbenefit.intake.BoundedBody;
import org.precisionbenefit.intake.RefusedRequest;

/** What those ask who answer for members' rights. */
@Path("/api/v1")
@Tag(name = "Privacy")
@Produces(MediaType.APPLICATION_JSON)
public class PrivacyResource {
    private static final String PROBLEM = "application/problem+json";

    private final PrivacyDesk desk;
    private final PlainForm form;

    public PrivacyResource(PrivacyDesk desk, PlainForm form) {
        this.desk = Objects.requireNonNull(desk, "desk is null");
        this.form = Objects.requireNonNull(form, "form is null");
    }

    /** Destroys what is kept of members in some decisions. */
    @POST
    @Path("redactions")
    @Operation(
            summary = "Destroy what is kept of a member in decisions, on lawful request",
            description = "Request, answer, record, explanation and reviews are destroyed with their keys, all named"
                    + " decisions or none. The entries in the log and their proofs stand, and the redaction is an entry of"
                    + " its own. `law` and `reason` say why, without the member's name. What waits for a person or is held"
                    + " is refused (409); what is gone already is 410.")
    @RequestBody(content = @Content(schema = @Schema(implementation = PrivacyDesk.Asked.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PrivacyDesk.Done.class)))
    @APIResponse(
            responseCode = "409",
            description = "A decision is held or waits; nothing was changed.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "410",
            description = "A decision is redacted already; nothing was changed.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    public Response redact(InputStream body) throws IOException {
        return done(body, desk::redact);
    }

    /** Holds some decisions. */
    @POST
    @Path("holds")
    @Operation(
            summary = "Hold decisions, so that they are neither redacted nor past their time",
            description = "All named decisions or none. That a decision is held is an entry in the log.")
    @RequestBody(content = @Content(schema = @Schema(implementation = PrivacyDesk.Asked.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PrivacyDesk.Done.class)))
    @APIResponse(
            responseCode = "409",
            description = "A decision is held already; nothing was changed.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    public Response hold(InputStream body) throws IOException {
        return done(body, asked -> desk.hold(asked, false));
    }

    /** Lifts the hold of some decisions. */
    @POST
    @Path("holds/lift")
    @Operation(summary = "Lift the hold of decisions", description = "All named decisions or none.")
    @RequestBody(content = @Content(schema = @Schema(implementation = PrivacyDesk.Asked.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PrivacyDesk.Done.class)))
    @APIResponse(
            responseCode = "409",
            description = "A decision is not held; nothing was changed.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    public Response lift(InputStream body) throws IOException {
        return done(body, asked -> desk.hold(asked, true));
    }

    /** Lists, and on request destroys, what is past its time. */
    @POST
    @Path("retention")
    @Operation(
            summary = "List what is past the time for which it is kept, and destroy it with `apply=true`",
            description = "By the dated rule of `formulary-data/retention`. What is held or waits stays and is listed"
                    + " apart. At most a thousand decisions at once; `more` says that there may be more.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PrivacyDesk.Retention.class)))
    public Response retention(@QueryParam("apply") @Nullable String apply) {
        try {
            return Response.ok(form.write(desk.retention("true".equals(apply)))).build();
        } catch (RefusedRequest refused) {
            return DecisionsResource.refused(refused);
        }
    }

    private Response done(InputStream body, Function<PrivacyDesk.Asked, PrivacyDesk.Done> work) throws IOException {
        try {
            PrivacyDesk.Done done = work.apply(form.privacy(BoundedBody.read(body)));
            return Response.ok(form.write(done))
                    .header(DecisionReceipt.HEADER, done.receipt())
                    .build();
        } catch (RefusedRequest refused) {
            return DecisionsResource.refused(refused);
        }
    }
}
