package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.DescribePolicy;
import org.precisionbenefit.api.Insiders;
import org.precisionbenefit.api.NameDrug;
import org.precisionbenefit.api.ReplayDecision;
import org.precisionbenefit.api.ReplayOutcome;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.LetterCase;

/** A kept decision as a page, and its replay. */
@Path("/ui/decisions")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class DecisionPages {
    private static final String ABSENT = "There is no decision of this id.";

    private final FindCase cases;
    private final ReplayDecision replays;
    private final WhoAsks who;
    private final DescribeDecision describe;

    @Inject
    public DecisionPages(FindCase cases, ReplayDecision replays, WhoAsks who, DescribePolicy policies, NameDrug drugs) {
        this.cases = cases;
        this.replays = replays;
        this.who = who;
        this.describe = new DescribeDecision(policies, drugs);
    }

    /** Leads from an id that a person typed to its page. */
    @GET
    @Operation(hidden = true)
    public Response look(@QueryParam("id") @Nullable String id) {
        String typed = id == null ? "" : LetterCase.lower(id.strip());
        return Response.seeOther(URI.create(
                        "/ui/decisions/" + found(typed).file().record().inputs().id()))
                .build();
    }

    /** The decision. */
    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public TemplateInstance decision(@PathParam("id") String id) {
        return Templates.decision("Decision", describe.view(found(id), Insiders.include(who.caller())), null);
    }

    /** Computes the decision again; a script gets a part of a page, a browser without scripts gets a page. */
    @POST
    @Path("{id}/replay")
    @Operation(hidden = true)
    public TemplateInstance replay(@PathParam("id") String id, @HeaderParam("HX-Request") @Nullable String partOfPage) {
        DecisionId kept = id(id).orElseThrow(DecisionPages::absent);
        ReplayOutcome outcome = replays.replay(kept, who.caller().plans()).orElseThrow(DecisionPages::absent);
        Mark mark = Mark.of(outcome);
        return partOfPage == null
                ? Templates.replayed(kept.value(), mark, outcome.detail())
                : Templates.replay(mark, outcome.detail());
    }

    private Answered found(String id) {
        return id(id).flatMap(kept -> cases.find(kept, who.caller().plans())).orElseThrow(DecisionPages::absent);
    }

    static NotFoundException absent() {
        return new NotFoundException(AbsentPage.of(ABSENT));
    }

    /** Text that is no decision id is the id of no decision. */
    static Optional<DecisionId> id(String text) {
        try {
            return Optional.of(new DecisionId(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
