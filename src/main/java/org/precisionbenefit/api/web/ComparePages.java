package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.FindCase;

/** Two decisions beside each other: what differs in facts, criteria, releases and answers. */
@Path("/console/compare")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ComparePages {
    private final FindCase cases;
    private final WhoAsks who;

    @Inject
    public ComparePages(FindCase cases, WhoAsks who) {
        this.cases = cases;
        this.who = who;
    }

    /** The two decisions that are named; of several items of one decision, one is enough. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance compare(@QueryParam("decision") List<String> decisions) {
        List<String> two = decisions.stream().distinct().toList();
        if (two.size() != 2) {
            throw FormFault.of(Response.Status.BAD_REQUEST, "Tick two decisions, which are then compared.");
        }
        return Templates.consoleCompare(ComparisonView.of(file(two.get(0)), file(two.get(1))));
    }

    private CaseFile file(String id) {
        return DecisionPages.id(id)
                .flatMap(decision -> cases.find(decision, who.caller().plans()))
                .map(Answered::file)
                .orElseThrow(() -> new NotFoundException(
                        AbsentPage.of("One of the two decisions is not there, or you may not see it.")));
    }
}
