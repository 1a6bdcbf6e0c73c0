package org.precisionbenefit.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.rejection.KeptRejection;
import org.precisionbenefit.audit.rejection.RejectionQuery;
import org.precisionbenefit.audit.rejection.RejectionStore;
import org.precisionbenefit.intake.RefusedRequest;

/** The record of refused submissions, for those who audit and run the service. */
@Path("/api/v1/rejections")
@Tag(name = "Rejections")
@Produces(MediaType.APPLICATION_JSON)
public class RejectionsResource {
    private static final int PAGE = 100;
    /** No database takes an instant of any year. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final RejectionStore store;
    private final PlainForm form;
    private final WhoAsks who;

    public RejectionsResource(RejectionStore store, PlainForm form, WhoAsks who) {
        this.store = Objects.requireNonNull(store, "store is null");
        this.form = Objects.requireNonNull(form, "form is null");
        this.who = Objects.requireNonNull(who, "who is null");
    }

    /** The lines of the record, 100 on a page. */
    @GET
    @Operation(
            summary = "Read which submissions were refused",
            description =
                    "Refusals of callers whose identity was proven, the last written first, 100 on a page. Callers"
                            + " and bodies are keyed hashes: the same one, the same hash. A line without `refused` is the sum of"
                            + " what one caller had refused in one minute beyond 20. Lines without a plan are shown to callers"
                            + " of every plan only. `since` and `until` are instants such as 2026-11-28T00:00:00Z; `before` is"
                            + " `next` of the page before.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RejectionPage.class)))
    @APIResponse(
            responseCode = "422",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Response find(
            @QueryParam("since") @Nullable String since,
            @QueryParam("until") @Nullable String until,
            @QueryParam("before") @Nullable String before) {
        try {
            RejectionQuery query =
                    new RejectionQuery(instant("since", since), instant("until", until), number(before), PAGE + 1);
            return Response.ok(form.write(page(store.find(query, who.caller().plans()))))
                    .build();
        } catch (RefusedRequest refused) {
            return DecisionsResource.refused(refused);
        }
    }

    /** One more than a page was asked for, which says whether there is a next one. */
    private static RejectionPage page(List<KeptRejection> found) {
        return found.size() <= PAGE
                ? new RejectionPage(found, null)
                : new RejectionPage(found.subList(0, PAGE), found.get(PAGE - 1).number());
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            throw notAnInstant(name);
        }
        throw notAnInstant(name);
    }

    private static RefusedRequest notAnInstant(String name) {
        return unreadable(name, "an instant such as 2026-11-28T00:00:00Z");
    }

    private static @Nullable Long number(@Nullable String text) {
        if (text != null && !text.matches("[0-9]{1,18}")) {
            throw unreadable("before", "the number that the page before gives as its next");
        }
        return text == null ? null : Long.valueOf(text);
    }

    private static RefusedRequest unreadable(String name, String what) {
        return new RefusedRequest(RefusedRequest.Kind.INVALID, name, "The parameter must be " + what + ".");
    }
}
