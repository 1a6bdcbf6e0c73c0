package org.precisionbenefit.api.web;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.AtDoor;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.event.NoteEvent;

/** Where a person arrives who has just signed in. */
@Path("/ui/sign-in")
@Blocking
public class SignedIn {
    private static final Pattern OWN =
            Pattern.compile("/ui(/[A-Za-z0-9-]+)++|/(?:review|workbench)(/[A-Za-z0-9-][A-Za-z0-9.-]*)*+");

    private final WhoAsks who;
    private final NoteEvent events;

    @Inject
    public SignedIn(WhoAsks who, NoteEvent events) {
        this.who = who;
        this.events = events;
    }

    /** Leads on to the page that was wanted, which is one of this server's own, or to the start page. */
    @GET
    @Operation(hidden = true)
    public Response start(@QueryParam("to") @Nullable String wanted) {
        events.note(AtDoor.event(Event.SIGN_IN, who));
        return Response.seeOther(
                        URI.create(wanted != null && OWN.matcher(wanted).matches() ? wanted : "/"))
                .build();
    }
}
