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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.api.FindingWords;
import org.precisionbenefit.api.Insiders;
import org.precisionbenefit.api.ReplayDecision;
import org.precisionbenefit.api.ReplayOutcome;
import org.precisionbenefit.api.VerifyDecision;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.casework.docket.CaseStory;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.LetterCase;

/** A kept decision as a page, its replay and its verification. */
@Path("/ui/decisions")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class DecisionPages {
    private static final String ABSENT = "There is no decision of this id.";

    private final FindCase cases;
    private final ReplayDecision replays;
    private final VerifyDecision verifies;
    private final CaseStory story;
    private final FindingWords words;
    private final WhoAsks who;
    private final DescribeDecision describe;

    @Inject
    public DecisionPages(
            FindCase cases,
            ReplayDecision replays,
            VerifyDecision verifies,
            CaseStory story,
            FindingWords words,
            WhoAsks who,
            ReviewPages.Lends lends) {
        this.cases = cases;
        this.replays = replays;
        this.verifies = verifies;
        this.story = story;
        this.words = words;
        this.who = who;
        this.describe = new DescribeDecision(lends.policies(), lends.drugs());
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
        Answered found = found(id);
        Caller caller = who.caller();
        boolean inside = Insiders.include(caller);
        DecisionView view = describe.view(found, inside);
        return Templates.decision("Decision", inside ? view.with(story(found.file(), caller)) : view, null);
    }

    private StoryView story(CaseFile file, Caller caller) {
        DecisionId id = file.record().inputs().id();
        boolean audits = caller.roles().contains(Role.AUDITOR);
        return StoryView.of(
                file,
                story.decisions(id, caller.plans()),
                audits
                        ? story.findings(id, caller.plans()).stream()
                                .map(finding -> words.shown(finding, caller))
                                .toList()
                        : List.of(),
                audits);
    }

    /** Holds the decision against the log; as a part of a page or as a page, as a replay. */
    @POST
    @Path("{id}/verify")
    @Operation(hidden = true)
    public TemplateInstance verify(@PathParam("id") String id, @HeaderParam("HX-Request") @Nullable String partOfPage) {
        DecisionId kept = id(id).orElseThrow(DecisionPages::absent);
        VerifyDecision.Outcome outcome =
                verifies.verify(kept, who.caller().plans()).orElseThrow(DecisionPages::absent);
        Mark mark = Mark.of(outcome);
        return partOfPage == null
                ? Templates.verified(kept.value(), mark, outcome.lines())
                : Templates.verify(mark, outcome.lines());
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
