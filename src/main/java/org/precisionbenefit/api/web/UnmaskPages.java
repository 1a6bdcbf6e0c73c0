package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.UnmaskCase;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;

/** The page on which an auditor says why a case has to be seen whole. */
@Path("/ui/decisions/{id}/unmask")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class UnmaskPages {
    private final UnmaskCase unmask;

    @Inject
    public UnmaskPages(UnmaskCase unmask) {
        this.unmask = unmask;
    }

    /** Asks for the reason. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance ask(@PathParam("id") String id) {
        return Templates.unmask(decision(id).value(), null, "");
    }

    /** Takes the reason and leads to the case. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response unmask(@PathParam("id") String id, @FormParam("reason") @Nullable String reason) {
        DecisionId decision = decision(id);
        try {
            unmask.unmask(decision, reason);
            return Response.seeOther(URI.create("/ui/decisions/" + decision)).build();
        } catch (RefusedRequest refused) {
            if (refused.kind() != RefusedRequest.Kind.INVALID) {
                throw refused;
            }
            return Response.status(refused.kind().status())
                    .entity(Templates.unmask(decision.value(), RefusalView.of(refused), reason == null ? "" : reason))
                    .build();
        }
    }

    private static DecisionId decision(String id) {
        return DecisionPages.id(id).orElseThrow(DecisionPages::absent);
    }
}
