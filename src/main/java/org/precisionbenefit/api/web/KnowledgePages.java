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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.LiveKnowledge;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.WrittenDay;

/** What the live knowledge says of genes and drugs, as a pharmacist reads it: of today or of another day. */
@Path("/evidence")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class KnowledgePages {
    private final LiveKnowledge live;

    @Inject
    public KnowledgePages(LiveKnowledge live) {
        this.live = live;
    }

    /** Every gene. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance genes(@QueryParam("day") @Nullable String day) {
        return Templates.knowledge(KnowledgeView.of(live.knowledge(), day(day, live)));
    }

    /** One gene. */
    @GET
    @Path("{gene}")
    @Operation(hidden = true)
    public TemplateInstance gene(@PathParam("gene") String gene, @QueryParam("day") @Nullable String day) {
        KnowledgeRelease knowledge = live.knowledge();
        try {
            GeneSymbol symbol = new GeneSymbol(LetterCase.upper(gene));
            return knowledge
                    .gene(symbol)
                    .map(table -> Templates.gene(GeneView.of(table, knowledge, day(day, live))))
                    .orElseThrow(KnowledgePages::absent);
        } catch (IllegalArgumentException noSymbol) {
            throw absent();
        }
    }

    /** Today where no day is given. */
    static LocalDate day(@Nullable String text, LiveKnowledge live) {
        if (text == null || text.isBlank()) {
            return live.today();
        }
        try {
            return WrittenDay.parse(text.strip());
        } catch (DateTimeParseException noDay) {
            throw new NotFoundException(AbsentPage.of("There is no such day. Write it as 2026-01-31."));
        }
    }

    private static NotFoundException absent() {
        return new NotFoundException(AbsentPage.of("The knowledge files hold no such gene."));
    }
}
