package org.precisionbenefit.api.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.WhoAsks;

/** Bulk exports of what is published (Bulk Data Access): begun, asked after, fetched and removed by who began them. */
@Path("/fhir")
@Blocking
public class ExportDoor {
    private static final String NDJSON = "application/fhir+ndjson";
    private static final int RETRY_SECONDS = 2;
    private static final int ACCEPTED = 202;
    private static final int FAULT = 500;
    private static final JsonFactory JSON = new JsonFactory();

    private final FormularyExports exports;
    private final OperationOutcomeWriter refusals;
    private final WhoAsks who;

    @Inject
    public ExportDoor(FormularyExports exports, OperationOutcomeWriter refusals, WhoAsks who) {
        this.exports = Objects.requireNonNull(exports, "exports is null");
        this.refusals = Objects.requireNonNull(refusals, "refusals is null");
        this.who = Objects.requireNonNull(who, "who is null");
    }

    /** Begins an export of all that is published. */
    @GET
    @Path("/$export")
    public Response export(@Context UriInfo uri, @HeaderParam(FormularyAnswers.PREFER) @Nullable String prefer) {
        return begin(uri, prefer);
    }

    /** Begins an export of plans with their lists, the drugs on these and the areas. */
    @GET
    @Path("/InsurancePlan/$export")
    public Response exportPlans(@Context UriInfo uri, @HeaderParam(FormularyAnswers.PREFER) @Nullable String prefer) {
        return begin(uri, prefer);
    }

    private Response begin(UriInfo uri, @Nullable String prefer) {
        try {
            ExportJob job = exports.begin(ExportQuery.read(
                    who.caller().id(),
                    FormularyAnswers.parameters(uri.getRequestUri().getRawQuery()),
                    prefer,
                    uri.getRequestUri().toString()));
            return Response.status(ACCEPTED)
                    .header(HttpHeaders.CONTENT_LOCATION, address(uri, job))
                    .build();
        } catch (SearchRefusal refusal) {
            Response refused = FormularyAnswers.refused(refusals, refusal);
            return refusal.kind() == SearchRefusal.Kind.THROTTLED
                    ? Response.fromResponse(refused)
                            .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                            .build()
                    : refused;
        }
    }

    private static String address(UriInfo uri, ExportJob job) {
        return FormularyAnswers.server(uri) + "exports/" + job.id();
    }

    /** How an export stands: on its way, or whole with the addresses of its files. */
    @GET
    @Path("/exports/{id}")
    public Response status(@Context UriInfo uri, @PathParam("id") String id) {
        Optional<ExportJob> found = exports.find(id, who.caller().id());
        if (found.isEmpty()) {
            return absent();
        }
        ExportJob job = found.get();
        return switch (job.state()) {
            case RUNNING ->
                Response.status(ACCEPTED)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                        .header("X-Progress", job.count() + " resources are written")
                        .build();
            case WHOLE ->
                Response.ok(manifest(uri, job), MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.EXPIRES, expires(job))
                        .build();
            case FAILED ->
                Response.status(FAULT)
                        .type(FhirSubmitting.MEDIA_TYPE)
                        .entity(refusals.write(
                                "exception",
                                "The export was not written because of a fault inside, perhaps a disk that is nearly"
                                        + " full. Begin it again."))
                        .build();
            case GONE -> absent();
        };
    }

    private static @Nullable Date expires(ExportJob job) {
        Instant expires = job.expires();
        return expires == null ? null : Date.from(expires);
    }

    private Response absent() {
        return FormularyAnswers.refused(
                refusals,
                new SearchRefusal(
                        SearchRefusal.Kind.ABSENT,
                        "You have no such export here. It was removed, its time is over, or the server was started anew"
                                + " or is another one. Begin it again."));
    }

    /** Calls an export off, or removes it. */
    @DELETE
    @Path("/exports/{id}")
    public Response remove(@PathParam("id") String id) {
        Optional<ExportJob> found = exports.find(id, who.caller().id());
        found.ifPresent(exports::remove);
        return found.isPresent() ? Response.status(ACCEPTED).build() : absent();
    }

    /** A file of an export. */
    @GET
    @Path("/exports/{id}/{file}")
    public Response file(@PathParam("id") String id, @PathParam("file") String file) {
        return exports.find(id, who.caller().id())
                .filter(job ->
                        job.files().stream().anyMatch(written -> written.name().equals(file)))
                .map(job ->
                        Response.ok(job.folder().resolve(file).toFile(), NDJSON).build())
                .orElseGet(this::absent);
    }

    private static String manifest(UriInfo uri, ExportJob job) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("transactionTime", job.begun().toString());
            out.writeStringField("request", job.asked().url());
            out.writeBooleanField("requiresAccessToken", true);
            out.writeArrayFieldStart("output");
            for (ExportJob.Written file : job.files()) {
                out.writeStartObject();
                out.writeStringField("type", file.type().resource());
                out.writeStringField("url", address(uri, job) + "/" + file.name());
                out.writeNumberField("count", file.count());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeArrayFieldStart("error");
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
