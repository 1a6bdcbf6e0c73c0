package org.precisionbenefit.api.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.api.SentWords;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.terminology.LetterCase;

/** Publishes what lies in the server's folders, and goes back, for those who design and run the service. */
@Path("/api/v1/releases/{kind}")
@Tag(name = "Releases")
@Produces(MediaType.TEXT_PLAIN)
@Consumes(MediaType.APPLICATION_JSON)
public class ReleasesResource {
    private final ReleaseDesk desk;
    private final WhoAsks who;

    public ReleasesResource(ReleaseDesk desk, WhoAsks who) {
        this.desk = Objects.requireNonNull(desk, "desk is null");
        this.who = Objects.requireNonNull(who, "who is null");
    }

    /** Publishes a release. */
    @POST
    @Path("publish")
    @Operation(
            summary = "Publish what lies in the server's folders",
            description = "Everything is checked and compiled aside first; then it goes live at once, or from the day"
                    + " `effective` on (such as 2026-12-01, in the zone of the service). In production it must be"
                    + " signed by its author and its approver. `kind` is policy or models. What happened, or what has"
                    + " to be mended, is said in lines.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "409",
            description = "It was not published, and what was live is live.",
            content = @Content(schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "422",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Response publish(@PathParam("kind") String kind, @QueryParam("effective") @Nullable String effective) {
        try {
            return said(desk.publish(
                    kind(kind),
                    read(effective, SentWords::day, "effective", "a day such as 2026-12-01"),
                    who.caller().id()));
        } catch (RefusedRequest refused) {
            return DecisionsResource.refused(refused);
        }
    }

    /** Goes back. */
    @POST
    @Path("rollback")
    @Operation(
            summary = "Go back to a release that was live before",
            description =
                    "To the one before the one that is live, or to the digest `to`. Decisions afterwards are those"
                            + " of that release. With `from`, the number of the entry that was seen live, nothing is done"
                            + " when another one is live, so that it can be asked again. What was to go live later does not, until it is published again.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "409",
            description = "Nothing was changed.",
            content = @Content(schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "422",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Response rollBack(
            @PathParam("kind") String kind,
            @QueryParam("to") @Nullable String to,
            @QueryParam("from") @Nullable String from) {
        try {
            return said(desk.rollBack(
                    kind(kind),
                    read(to, SentWords::digest, "to", "the digest of a release, as releases list prints it"),
                    read(from, SentWords::number, "from", "the number of an entry, as the page of releases shows it"),
                    who.caller().id()));
        } catch (RefusedRequest refused) {
            return DecisionsResource.refused(refused);
        }
    }

    private static Response said(ReleaseDesk.Said said) {
        return Response.status(said.done() ? Response.Status.OK : Response.Status.CONFLICT)
                .entity(said.words())
                .build();
    }

    private static ReleaseKind kind(String name) {
        return Arrays.stream(ReleaseKind.values())
                .filter(kind -> LetterCase.lower(kind.name()).equals(name))
                .findFirst()
                .orElseThrow(() -> unreadable("kind", "policy or models"));
    }

    private static <T> @Nullable T read(
            @Nullable String text, Function<String, Optional<T>> reads, String name, String what) {
        return text == null ? null : reads.apply(text).orElseThrow(() -> unreadable(name, what));
    }

    private static RefusedRequest unreadable(String name, String what) {
        return new RefusedRequest(RefusedRequest.Kind.INVALID, name, "The parameter must be " + what + ".");
    }
}
