package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.LiveKnowledge;

/** What labels ask of genes and tumour markers, as a pharmacist reads it: of today or of another day. */
@Path("/evidence/labels")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class LabelPages {
    private final LiveKnowledge live;

    @Inject
    public LabelPages(LiveKnowledge live) {
        this.live = live;
    }

    /** Every drug, or those whose label asks for a gene or marker. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance labels(
            @QueryParam("marker") @Nullable String marker, @QueryParam("day") @Nullable String day) {
        String named = marker == null ? "" : marker.strip();
        LabelListView view = LabelListView.of(live.knowledge(), named, KnowledgePages.day(day, live));
        if (view.drugs().isEmpty()) {
            throw new NotFoundException(AbsentPage.of("No label in the knowledge asks for such a gene or marker."));
        }
        return Templates.labels(view);
    }

    /** One drug. */
    @GET
    @Path("{drug}")
    @Operation(hidden = true)
    public TemplateInstance label(@PathParam("drug") String drug, @QueryParam("day") @Nullable String day) {
        return DrugLabelView.of(live.knowledge(), drug, KnowledgePages.day(day, live))
                .map(Templates::label)
                .orElseThrow(() -> new NotFoundException(AbsentPage.of("The knowledge files hold no such label.")));
    }
}
