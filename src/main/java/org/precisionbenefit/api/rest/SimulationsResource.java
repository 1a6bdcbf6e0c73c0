package org.precisionbenefit.api.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.NoteReads;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.RefusedRequest;

/** Says whose recorded requests a caller may simulate, and notes that they asked. The command line asks here before it reads. */
@Path("/api/v1/simulations")
@Tag(name = "Releases")
@Produces(MediaType.TEXT_PLAIN)
@Consumes(MediaType.APPLICATION_JSON)
public class SimulationsResource {
    private static final Logger LOG = Logger.getLogger(SimulationsResource.class);
    private static final int MOST = 200;

    private final WhoAsks who;
    private final NoteReads reads;

    public SimulationsResource(WhoAsks who, NoteReads reads) {
        this.reads = Objects.requireNonNull(reads, "reads is null");
        this.who = Objects.requireNonNull(who, "who is null");
    }

    /** The plans whose recorded requests the caller may simulate. */
    @POST
    @Path("recorded")
    @Operation(
            summary = "Ask for which plans recorded requests may be simulated",
            description = "Answers one plan on each line: those that are named by `plan`, or all that the caller may"
                    + " see; a single `*` stands for every plan. That the caller asked is noted. The command"
                    + " `rules simulate --recorded` asks this and reads nothing without the answer.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "404",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Response recorded(@QueryParam("plan") List<String> named) {
        try {
            Caller caller = who.caller();
            String plans = plans(named, caller.plans());
            reads.ofPlans(
                    plans.equals("*")
                            ? VisiblePlans.EVERY
                            : VisiblePlans.only(plans.lines().map(PlanId::new).collect(Collectors.toSet())));
            LOG.infof(
                    "Recorded requests of %s are read for a simulation by %s.",
                    plans.equals("*") ? "every plan" : plans.lines().collect(Collectors.joining(", ")), caller.id());
            return Response.ok(plans).build();
        } catch (RefusedRequest refused) {
            return DecisionsResource.refused(refused);
        }
    }

    private static String plans(List<String> named, VisiblePlans seen) {
        if (!named.isEmpty()) {
            if (named.size() > MOST || !named.stream().allMatch(name -> isSeen(name, seen))) {
                throw unseen();
            }
            return lines(Set.copyOf(named));
        }
        if (!(seen instanceof VisiblePlans.Only only)) {
            return "*";
        }
        if (only.plans().isEmpty()) {
            throw unseen();
        }
        return lines(only.plans().stream().map(PlanId::value).collect(Collectors.toSet()));
    }

    private static boolean isSeen(String name, VisiblePlans seen) {
        try {
            return name.chars().noneMatch(Character::isISOControl) && seen.include(new PlanId(name));
        } catch (IllegalArgumentException noPlan) {
            return false;
        }
    }

    private static String lines(Set<String> plans) {
        return plans.stream().sorted().collect(Collectors.joining("\n"));
    }

    private static RefusedRequest unseen() {
        return new RefusedRequest(
                RefusedRequest.Kind.NOT_FOUND,
                "plan",
                "Each plan must be one whose members' requests the caller may see. Name others.");
    }
}
