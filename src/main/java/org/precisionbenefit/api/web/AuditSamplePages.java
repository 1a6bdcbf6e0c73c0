package org.precisionbenefit.api.web;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.AtDoor;
import org.precisionbenefit.api.FindingWords;
import org.precisionbenefit.api.NoteReads;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.audit.event.NoteEvent;
import org.precisionbenefit.casework.docket.Finding;
import org.precisionbenefit.casework.docket.Sample;
import org.precisionbenefit.casework.docket.SampleDesk;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;

/** Samples that auditors draw, and what they find on them. */
@Path("/console/samples")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class AuditSamplePages {
    private static final int LATEST = 50;
    private static final String UUID_FORM = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private final SampleDesk desk;
    private final FindingWords words;
    private final NoteReads reads;
    private final NoteEvent events;
    private final WhoAsks who;
    private final Clock clock;

    @Inject
    public AuditSamplePages(
            SampleDesk desk, FindingWords words, NoteReads reads, NoteEvent events, WhoAsks who, Clock clock) {
        this.desk = desk;
        this.words = words;
        this.reads = reads;
        this.events = events;
        this.who = who;
        this.clock = clock;
    }

    /** The latest samples, and the form that draws another. */
    @GET
    @Operation(hidden = true)
    public Response list() {
        return page(Response.Status.OK, SampleFields.NONE, null);
    }

    /** Draws a sample. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response draw(InputStream body) throws IOException {
        SampleFields fields = SampleFields.read(body);
        try {
            ConsoleForm.Asked asked = fields.form().asked(today());
            Sample drawn = desk.draw(who.caller(), asked.plan(), fields.order(asked.query()));
            return Response.seeOther(URI.create("/console/samples/" + drawn.id()))
                    .build();
        } catch (RefusedRequest refused) {
            return page(Response.Status.BAD_REQUEST, fields, RefusalView.of(refused));
        }
    }

    private Response page(Response.Status status, SampleFields fields, @Nullable RefusalView refusal) {
        FilterView form;
        try {
            form = FilterView.of(fields.form(), fields.form().asked(today()).query());
        } catch (RefusedRequest wrong) {
            form = FilterView.wrong(fields.form());
        }
        SampleListView view = new SampleListView(
                desk.latest(LATEST, who.caller().plans()).stream()
                        .map(SampleListView.Row::of)
                        .toList(),
                form,
                new ReviewPageView.Fields(fields.values()),
                SampleListView.Choices.ALL,
                refusal);
        return Response.status(status).entity(Templates.consoleSamples(view)).build();
    }

    /** A sample. */
    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Response sample(@PathParam("id") String id) {
        return page(Response.Status.OK, found(id), null);
    }

    /** Records what was found on an item. */
    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response record(@PathParam("id") String id, InputStream body) throws IOException {
        Sample sample = found(id);
        Map<String, String> fields = SampleFields.read(body).values();
        try {
            desk.record(who.caller(), sample, SampleFields.found(fields));
            return Response.seeOther(URI.create("/console/samples/" + sample.id()))
                    .build();
        } catch (RefusedRequest refused) {
            return page(Response.Status.BAD_REQUEST, sample, RefusalView.of(refused));
        }
    }

    private Response page(Response.Status status, Sample sample, @Nullable RefusalView refusal) {
        List<DecisionId> decisions = sample.lines().stream()
                .map(line -> line.of().decision())
                .distinct()
                .toList();
        for (int from = 0; from < decisions.size(); from += Happened.MOST) {
            reads.of(decisions.subList(from, Math.min(decisions.size(), from + Happened.MOST)));
        }
        List<Finding> findings = findings(sample);
        return Response.status(status)
                .entity(Templates.consoleSample(SampleView.of(sample, findings, refusal)))
                .build();
    }

    private List<Finding> findings(Sample sample) {
        return desk.findings(sample, who.caller().plans()).stream()
                .map(finding -> words.shown(finding, who.caller()))
                .toList();
    }

    /** What was found on a sample, as a table to take along; that it was is noted before. */
    @GET
    @Path("{id}/findings.csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response findings(@PathParam("id") String id) {
        Sample sample = found(id);
        events.note(AtDoor.event(Event.EXPORT, who).saying("sample", sample.id().toString()));
        StringBuilder text = new StringBuilder(CsvText.line(
                List.of("sample", "decision", "item", "plan", "found_at", "found_by", "verdict", "words")));
        for (Finding finding : findings(sample)) {
            Finding.Text said = finding.text();
            List<String> values = new ArrayList<>(List.of(
                    sample.id().toString(),
                    finding.of().decision().value(),
                    Integer.toString(finding.of().item()),
                    finding.of().plan().value(),
                    finding.at().toString(),
                    finding.by().value()));
            values.add(said == null ? "taken away" : said.verdict().name());
            values.add(said == null ? "" : said.words());
            text.append(CsvText.line(values));
        }
        return Response.ok(text.toString())
                .type("text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"findings-" + sample.id() + ".csv\"")
                .build();
    }

    private Sample found(String id) {
        Optional<UUID> sample = id.matches(UUID_FORM) ? Optional.of(UUID.fromString(id)) : Optional.empty();
        return sample.flatMap(each -> desk.find(each, who.caller().plans()))
                .orElseThrow(() -> new NotFoundException(
                        AbsentPage.of("There is no such sample, or it is of plans that you may not see.")));
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
