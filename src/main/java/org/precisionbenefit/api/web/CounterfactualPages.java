package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.precisionbenefit.api.FindCounterfactuals;
import org.precisionbenefit.api.WhoAsks;

/** Which facts would alter a kept decision, as a page. */
@Path("/ui/decisions/{id}/counterfactuals")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class CounterfactualPages {
    private final FindCounterfactuals counterfactuals;
    private final WhoAsks who;

    @Inject
    public CounterfactualPages(FindCounterfactuals counterfactuals, WhoAsks who) {
        this.counterfactuals = counterfactuals;
        this.who = who;
    }

    /** What would alter it. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance page(@PathParam("id") String id) {
        return DecisionPages.id(id)
                .flatMap(kept -> counterfactuals.of(kept, who.caller().plans()))
                .map(found -> Templates.counterfactuals(CounterfactualsView.of(found)))
                .orElseThrow(DecisionPages::absent);
    }
}
