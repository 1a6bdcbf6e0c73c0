package org.precisionbenefit.api.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.precisionbenefit.api.AtDoor;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.event.NoteEvent;

/** Says who may take the log away, and notes that somebody does. The command line asks here before it reads. */
@Path("/api/v1/log")
@Tag(name = "Log")
@Produces(MediaType.TEXT_PLAIN)
public class LogResource {
    private final WhoAsks who;
    private final NoteEvent events;

    public LogResource(WhoAsks who, NoteEvent events) {
        this.who = Objects.requireNonNull(who, "who is null");
        this.events = Objects.requireNonNull(events, "events is null");
    }

    /** Lets an auditor, or whoever runs the service, export the log. */
    @POST
    @Path("export")
    @Operation(
            summary = "Ask to export the log",
            description = "Notes in the log that the caller exports it. The command `log export` asks this and writes"
                    + " nothing without the answer. The log holds no member data.")
    @APIResponse(responseCode = "204", description = "It is noted; the log may be exported.")
    public Response export() {
        events.note(AtDoor.event(Event.EXPORT, who, "log"));
        return Response.noContent().build();
    }
}
