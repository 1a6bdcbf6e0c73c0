package org.precisionbenefit.api.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.UnmaskCase;
import org.precisionbenefit.intake.BoundedBody;
import org.precisionbenefit.intake.RefusedRequest;

/** Lets an auditor see a case whole. */
@Path("/api/v1/decisions/{id}/unmask")
@Tag(name = "Decisions")
@Produces(MediaType.APPLICATION_JSON)
public class UnmaskResource {
    private final UnmaskCase unmask;
    private final PlainForm form;

    public UnmaskResource(UnmaskCase unmask, PlainForm form) {
        this.unmask = Objects.requireNonNull(unmask, "unmask is null");
        this.form = Objects.requireNonNull(form, "form is null");
    }

    /**
     * Why a case has to be seen whole.
     *
     * @param reason 10 to 1,000 characters, without the member's name
     */
    public record UnmaskRequest(@Nullable String reason) {}

    /** Shows a case whole to the auditor who asks, for an hour. */
    @POST
    @Operation(
            summary = "See a case whole for an hour",
            description = "Auditors read decisions without names, numbers and anybody's own words, and with the year of"
                    + " birth alone. With a `reason`, which is written into the log, the case is shown whole to this"
                    + " auditor for an hour.")
    @RequestBody(content = @Content(schema = @Schema(implementation = UnmaskRequest.class)))
    @APIResponse(responseCode = "204", description = "The case is shown whole from now on.")
    @APIResponse(
            responseCode = "422",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Response unmask(@PathParam("id") String id, InputStream body) throws IOException {
        try {
            unmask.unmask(
                    DecisionsResource.id(id).orElseThrow(DecisionsResource::absent),
                    form.unmask(BoundedBody.read(body)).reason());
            return Response.noContent().build();
        } catch (RefusedRequest refused) {
            return DecisionsResource.refused(refused);
        }
    }
}
