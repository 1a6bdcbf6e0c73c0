package org.precisionbenefit.api.web;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.AtDoor;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.docket.Tallies;
import org.precisionbenefit.audit.event.NoteEvent;
import org.precisionbenefit.casework.docket.DocketQuery;
import org.precisionbenefit.casework.docket.DocketSearch;
import org.precisionbenefit.casework.measures.LineExport;
import org.precisionbenefit.casework.measures.MeasureReport;
import org.precisionbenefit.casework.measures.ProgramReport;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.terminology.Period;

/** How many requests end how and how fast: pages, tables and data, and the lines that they are counted from. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class MeasurePages {
    private static final String CSV = "text/csv; charset=UTF-8";
    private static final String LINES = "application/x-ndjson; charset=UTF-8";

    private final DocketSearch docket;
    private final Canonical canonical;
    private final NoteEvent events;
    private final WhoAsks who;
    private final Clock clock;

    @Inject
    public MeasurePages(DocketSearch docket, Canonical canonical, NoteEvent events, WhoAsks who, Clock clock) {
        this.docket = docket;
        this.canonical = canonical;
        this.events = events;
        this.who = who;
        this.clock = clock;
    }

    /** What is asked for by the days and the plan of an address. */
    private record Asked(ConsoleForm form, DocketQuery query, Tallies tallies) {
        Period days() {
            return query.days();
        }
    }

    private static ConsoleForm form(UriInfo address) {
        return ConsoleForm.of(address.getQueryParameters()).daysAndPlan();
    }

    private Asked asked(ConsoleForm form) {
        ConsoleForm.Asked asked =
                form.asked(clock.instant().atOffset(ZoneOffset.UTC).toLocalDate());
        VisiblePlans plans = asked.among(who.caller().plans());
        return new Asked(form, asked.query(), docket.tallies(asked.query().days(), plans));
    }

    /** The measures of certain days. */
    @GET
    @Path("measures")
    @Operation(hidden = true)
    public Response measures(@Context UriInfo address) {
        ConsoleForm form = form(address);
        try {
            Asked asked = asked(form);
            MeasureReport report = MeasureReport.of(asked.days(), asked.tallies());
            return Response.ok(Templates.consoleMeasures(MeasuresView.of(
                            form, FilterView.of(form, asked.query()), report, ConsolePages.behind(docket.reach()))))
                    .build();
        } catch (RefusedRequest wrong) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(Templates.consoleMeasures(MeasuresView.wrong(form, RefusalView.of(wrong))))
                    .build();
        }
    }

    /** The same as a table. */
    @GET
    @Path("measures.csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response measuresCsv(@Context UriInfo address) {
        return file(
                address,
                CSV,
                "measures.csv",
                asked -> MeasureTexts.csv(MeasureReport.of(asked.days(), asked.tallies())));
    }

    /** The same as data. */
    @GET
    @Path("measures.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response measuresJson(@Context UriInfo address) {
        return file(
                address,
                MediaType.APPLICATION_JSON,
                "measures.json",
                asked -> canonical.encode(MeasureReport.of(asked.days(), asked.tallies())));
    }

    /** The measures of the federal rule. */
    @GET
    @Path("program")
    @Operation(hidden = true)
    public Response program(@Context UriInfo address) {
        ConsoleForm form = form(address);
        try {
            Asked asked = asked(form);
            return Response.ok(Templates.consoleProgram(ProgramView.of(
                            form,
                            FilterView.of(form, asked.query()),
                            ProgramReport.of(asked.days(), asked.tallies().all()))))
                    .build();
        } catch (RefusedRequest wrong) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(Templates.consoleProgram(ProgramView.wrong(form, RefusalView.of(wrong))))
                    .build();
        }
    }

    /** The same as a table. */
    @GET
    @Path("program.csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response programCsv(@Context UriInfo address) {
        return file(
                address,
                CSV,
                "program.csv",
                asked -> MeasureTexts.csv(
                        ProgramReport.of(asked.days(), asked.tallies().all())));
    }

    /** The same as data. */
    @GET
    @Path("program.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response programJson(@Context UriInfo address) {
        return file(
                address,
                MediaType.APPLICATION_JSON,
                "program.json",
                asked -> canonical.encode(
                        ProgramReport.of(asked.days(), asked.tallies().all())));
    }

    private Response file(UriInfo address, String type, String name, Function<Asked, String> text) {
        Asked asked;
        try {
            asked = asked(form(address));
        } catch (RefusedRequest wrong) {
            throw FormFault.of(Response.Status.BAD_REQUEST, wrong.explanation());
        }
        return Response.ok(text.apply(asked))
                .type(type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** The lines of these days that measures are counted from, one a line; they name no member. That they leave is noted before. */
    @GET
    @Path("lines.ndjson")
    @Produces("application/x-ndjson")
    @Operation(hidden = true)
    public Response lines(@Context UriInfo address) {
        ConsoleForm.Asked asked;
        try {
            asked = form(address).asked(clock.instant().atOffset(ZoneOffset.UTC).toLocalDate());
        } catch (RefusedRequest wrong) {
            throw FormFault.of(Response.Status.BAD_REQUEST, wrong.explanation());
        }
        VisiblePlans plans = asked.among(who.caller().plans());
        events.note(AtDoor.event(Event.EXPORT, who)
                .saying("days", Words.days(asked.query().days()))
                .saying("plan", asked.plan() == null ? "all that may be seen" : String.valueOf(asked.plan())));
        LineExport export = new LineExport(canonical);
        StreamingOutput output = into -> {
            try (Writer writer = new OutputStreamWriter(into, StandardCharsets.UTF_8)) {
                writer.write(export.head(asked.query().days()));
                docket.each(asked.query(), plans, line -> write(writer, export.line(line)));
            } catch (UncheckedIOException broken) {
                throw broken.getCause();
            }
        };
        return Response.ok(output)
                .type(LINES)
                .header("Content-Disposition", "attachment; filename=\"lines.ndjson\"")
                .build();
    }

    private static void write(Writer writer, String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
