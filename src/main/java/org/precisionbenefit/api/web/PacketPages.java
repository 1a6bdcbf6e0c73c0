package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.api.ExportProof;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.proof.MakeBundle;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.casework.docket.CaseStory;
import org.precisionbenefit.casework.packet.CodingCheck;
import org.precisionbenefit.casework.packet.KnownCodes;
import org.precisionbenefit.decision.DecisionId;

/** A case that leaves the house: as a packet for print with each criterion, facts, sources and codes, and as a proof. */
@Path("/console/decisions")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class PacketPages {
    private final FindCase cases;
    private final CaseStory story;
    private final KnownCodes codes;
    private final ExportProof proofs;
    private final WhoAsks who;
    private final ReviewPages.Lends lends;
    private final DescribeDecision describe;

    @Inject
    public PacketPages(
            FindCase cases,
            CaseStory story,
            KnownCodes codes,
            ExportProof proofs,
            WhoAsks who,
            ReviewPages.Lends lends) {
        this.cases = cases;
        this.story = story;
        this.codes = codes;
        this.proofs = proofs;
        this.who = who;
        this.lends = lends;
        this.describe = new DescribeDecision(lends.policies(), lends.drugs());
    }

    /** The packet of a decision. */
    @GET
    @Path("{id}/packet")
    @Operation(hidden = true)
    public TemplateInstance packet(@PathParam("id") String id) {
        Caller caller = who.caller();
        DecisionId decision = DecisionPages.id(id).orElseThrow(DecisionPages::absent);
        Answered found = cases.find(decision, caller.plans()).orElseThrow(DecisionPages::absent);
        StoryView around = StoryView.of(found.file(), story.decisions(decision, caller.plans()), List.of(), true);
        return Templates.packet(new PacketView(
                describe.view(found, true).with(around),
                CodingCheck.of(found.file().record(), codes).stream()
                        .map(PacketView.CheckView::of)
                        .toList(),
                Words.minute(lends.clock().instant()) + " by " + caller.id()));
    }

    /** Its proof as a file for the offline verifier; that it was handed out is noted before. */
    @POST
    @Path("{id}/proof")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public Response proof(@PathParam("id") String id) {
        DecisionId decision = DecisionPages.id(id).orElseThrow(DecisionPages::absent);
        return Response.ok(proofs.export(decision, MakeBundle.Wanted.SMALL))
                .header("Content-Disposition", "attachment; filename=\"" + decision + ".proof\"")
                .build();
    }
}
