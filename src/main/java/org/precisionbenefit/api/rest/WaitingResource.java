package org.precisionbenefit.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.QueuePlace;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.review.WaitingItem;
import org.precisionbenefit.casework.ReviewQueue;
import org.precisionbenefit.intake.RefusedRequest;

/** What waits for an answer and by when it is due, for those who review, audit and run the service. */
@Path("/api/v1/waiting")
@Tag(name = "Reviews")
@Produces(MediaType.APPLICATION_JSON)
public class WaitingResource {
    private static final int PAGE = 100;

    private final ReviewQueue queue;
    private final PlainForm form;
    private final WhoAsks who;
    private final Clock clock;

    public WaitingResource(ReviewQueue queue, PlainForm form, WhoAsks who, Clock clock) {
        this.queue = Objects.requireNonNull(queue, "queue is null");
        this.form = Objects.requireNonNull(form, "form is null");
        this.who = Objects.requireNonNull(who, "who is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    /** What waits, 100 on a page. */
    @GET
    @Operation(
            summary = "Read what waits and by when it is due",
            description = "Items that nobody has answered, the soonest due first, 100 on a page; `late` says that the"
                    + " instant has passed, which decides nothing. It holds nothing of members, and neither drug nor reason."
                    + " `after` is `next` of the page before.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WaitingPage.class)))
    @APIResponse(
            responseCode = "422",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Response find(@QueryParam("after") @Nullable String after) {
        try {
            List<WaitingItem> found =
                    queue.waiting(place(after), PAGE + 1, who.caller().plans());
            return Response.ok(form.write(WaitingPage.of(found, PAGE, clock.instant())))
                    .build();
        } catch (RefusedRequest refused) {
            return DecisionsResource.refused(refused);
        }
    }

    private static @Nullable WaitingItem place(@Nullable String after) {
        return after == null
                ? null
                : QueuePlace.read(after)
                        .orElseThrow(() -> new RefusedRequest(
                                RefusedRequest.Kind.INVALID,
                                "after",
                                "The parameter must be what the page before gives as its next."));
    }
}
