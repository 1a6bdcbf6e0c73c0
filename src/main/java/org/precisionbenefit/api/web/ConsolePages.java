package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.NoteReads;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.docket.DocketStore;
import org.precisionbenefit.casework.docket.DocketPlace;
import org.precisionbenefit.casework.docket.DocketSearch;
import org.precisionbenefit.intake.RefusedRequest;

/** Where auditors find decisions. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ConsolePages {
    private static final int PAGE = 25;

    private final DocketSearch docket;
    private final NoteReads reads;
    private final WhoAsks who;
    private final Clock clock;

    @Inject
    public ConsolePages(DocketSearch docket, NoteReads reads, WhoAsks who, Clock clock) {
        this.docket = docket;
        this.reads = reads;
        this.who = who;
        this.clock = clock;
    }

    /** The lines that are looked for, 25 on a page, the latest first. */
    @GET
    @Operation(hidden = true)
    public Response look(@Context UriInfo address, @QueryParam("after") @Nullable String after) {
        ConsoleForm form = ConsoleForm.of(address.getQueryParameters());
        Instant now = clock.instant();
        try {
            ConsoleForm.Asked asked = form.asked(now.atOffset(ZoneOffset.UTC).toLocalDate());
            DocketPlace place = after == null ? null : DocketPlace.read(after).orElse(null);
            DocketSearch.Page page = docket.page(
                    asked.query(), place, PAGE, asked.among(who.caller().plans()));
            reads.of(page.lines().stream()
                    .map(line -> line.key().decision())
                    .distinct()
                    .toList());
            DocketPlace next = page.next();
            return page(new ConsoleView(
                    FilterView.of(form, asked.query()),
                    Words.days(asked.query().days()),
                    page.lines().stream().map(line -> LineView.of(line, now)).toList(),
                    next == null ? null : form.address("/console", "after=" + ConsoleForm.encoded(next.write())),
                    page.lookedBackTo() == null ? null : Words.minute(page.lookedBackTo()),
                    behind(docket.reach()),
                    null));
        } catch (RefusedRequest wrong) {
            ConsoleView view =
                    new ConsoleView(FilterView.wrong(form), "", List.of(), null, null, null, RefusalView.of(wrong));
            return Response.status(Response.Status.BAD_REQUEST)
                    .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .entity(Templates.console(view))
                    .build();
        }
    }

    private static Response page(ConsoleView view) {
        TemplateInstance page = Templates.console(view);
        return Response.ok(page).build();
    }

    /** What the docket has not taken in yet, or null when it is up to the log. */
    static @Nullable String behind(DocketStore.Reach reach) {
        long behind = reach.behind();
        return behind == 0
                ? null
                : behind == 1
                        ? "One entry of the log is not in the docket yet."
                        : behind + " entries of the log are not in the docket yet.";
    }
}
