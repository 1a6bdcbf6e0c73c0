package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.NoteReads;
import org.precisionbenefit.api.SentWords;
import org.precisionbenefit.api.TryDraft;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.policy.draft.DraftTrial;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.policy.draft.PolicyDraftStore;

/** Simulations of drafts: begun by designers, which read recorded requests only of plans that they may see. */
@Path("/workbench/simulations")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class TrialPages {
    private final TryDraft trials;
    private final PolicyDraftStore drafts;
    private final WhoAsks who;
    private final NoteReads reads;

    @Inject
    public TrialPages(TryDraft trials, PolicyDraftStore drafts, WhoAsks who, NoteReads reads) {
        this.reads = reads;
        this.trials = trials;
        this.drafts = drafts;
        this.who = who;
    }

    /** Begins a simulation with invented requests. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response invented(
            @FormParam("draft") @Nullable String draft,
            @FormParam("requests") @Nullable String requests,
            @FormParam("seed") @Nullable String seed,
            @FormParam("policies") @Nullable String policies) {
        boolean every = "every".equals(policies);
        return start(
                draft, new DraftTrial.Order(false, seed(seed), requests(requests), every, VisiblePlans.only(Set.of())));
    }

    /** Begins a simulation with requests that were recorded, of the plans that the caller may see. */
    @POST
    @Path("recorded")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response recorded(
            @FormParam("draft") @Nullable String draft, @FormParam("requests") @Nullable String requests) {
        if (draft(draft).isPresent()) {
            reads.ofPlans(who.caller().plans());
        }
        return start(
                draft,
                new DraftTrial.Order(
                        true, 0, thousands(requests), true, who.caller().plans()));
    }

    private Response start(@Nullable String draft, DraftTrial.Order order) {
        PolicyDraft found = draft(draft).orElseThrow(TrialPages::absent);
        OptionalLong number = trials.start(found, order, who.caller().id());
        if (number.isEmpty()) {
            throw FormFault.of(
                    Response.Status.CONFLICT, "Another simulation runs on this server. Wait until it has ended.");
        }
        return Response.seeOther(URI.create("/workbench/simulations/" + number.getAsLong()))
                .build();
    }

    /** Ends a simulation that runs, so that another one may begin. */
    @POST
    @Path("stop")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response stop(@FormParam("simulation") @Nullable String simulation) {
        TryDraft.Shown shown = seen(simulation);
        trials.end(shown.trial().number(), who.caller().id());
        return Response.seeOther(
                        URI.create("/workbench/simulations/" + shown.trial().number()))
                .build();
    }

    /** A simulation: how far it is, or what it came to. */
    @GET
    @Path("{number}")
    @Operation(hidden = true)
    public TemplateInstance simulation(@PathParam("number") String number) {
        TryDraft.Shown shown = seen(number);
        PolicyDraft of = drafts.find(shown.trial().draft()).orElseThrow(TrialPages::absent);
        return Templates.workbenchSimulation(
                TrialView.of(shown, of), who.caller().roles().contains(Role.DESIGNER));
    }

    private TryDraft.Shown seen(@Nullable String number) {
        return SentWords.number(number)
                .flatMap(trials::find)
                .filter(each -> each.trial().order().isFor(who.caller().plans()))
                .orElseThrow(TrialPages::absent);
    }

    private Optional<PolicyDraft> draft(@Nullable String text) {
        return SentWords.number(text).flatMap(drafts::find);
    }

    private static int requests(@Nullable String text) {
        if (text != null && text.matches("[1-9][0-9]{0,5}") && Integer.parseInt(text) <= DraftTrial.Order.MOST) {
            return Integer.parseInt(text);
        }
        throw FormFault.of(
                Response.Status.BAD_REQUEST,
                "The number of requests must be a whole number from 1 to " + DraftTrial.Order.MOST + ".");
    }

    /** Asking for one more request each time would tell of single members by the difference. */
    private static int thousands(@Nullable String text) {
        int requests = requests(text);
        if (requests % 1_000 != 0) {
            throw FormFault.of(
                    Response.Status.BAD_REQUEST,
                    "The number of recorded requests must be whole thousands, so that counts tell of nobody.");
        }
        return requests;
    }

    private static long seed(@Nullable String text) {
        if (text != null && text.matches("[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        throw FormFault.of(Response.Status.BAD_REQUEST, "The seed must be a whole number of at most 18 digits.");
    }

    private static NotFoundException absent() {
        return new NotFoundException(
                AbsentPage.of("No such draft or simulation is kept, or it is of plans that you may not see."));
    }
}
