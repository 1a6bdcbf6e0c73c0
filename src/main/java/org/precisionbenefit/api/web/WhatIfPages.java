package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.AskWhatIf;
import org.precisionbenefit.api.Sample;
import org.precisionbenefit.api.SampleLibrary;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.decision.whatif.WhatIf;
import org.precisionbenefit.intake.RefusedRequest;

/** Therapies for one member side by side, as a page. */
@Path("/what-if")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class WhatIfPages {
    /** The longest body of a request, with what a browser adds to it. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final int MAX_FIELDS = 4;
    private static final String FHIR = "application/fhir+json";

    private final AskWhatIf asking;
    private final SampleLibrary samples;
    private final WhoAsks who;

    @Inject
    public WhatIfPages(AskWhatIf asking, SampleLibrary samples, WhoAsks who) {
        this.asking = asking;
        this.samples = samples;
        this.who = who;
    }

    /** The form; or the therapies for the member of a kept decision, or of a sample. */
    @GET
    @Operation(hidden = true)
    public Response page(
            @QueryParam("decision") @Nullable String decision,
            @QueryParam("sample") @Nullable String sample,
            @QueryParam("item") @Nullable String item) {
        if (decision != null && !decision.isBlank()) {
            return compared(decision.strip(), () -> {
                VisiblePlans plans = who.caller().plans();
                return asking.ofDecision(
                        DecisionPages.id(decision.strip())
                                .orElseThrow(() -> new RefusedRequest(
                                        RefusedRequest.Kind.NOT_FOUND,
                                        "/",
                                        "There is no decision of this id. Check the id.")),
                        sequence(item),
                        plans);
            });
        }
        if (sample != null) {
            Sample named = samples.named(sample).orElse(null);
            if (named != null) {
                return compared(
                        "",
                        () -> asking.of(
                                FHIR,
                                bytes(named.body()),
                                sequence(item),
                                who.caller().plans()));
            }
        }
        return Response.ok(template("", null, null)).build();
    }

    /** Compares what was pasted; it is not kept. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response compare(InputStream body) throws IOException {
        byte[] sent = body.readNBytes(MAX_BYTES + 1);
        if (sent.length > MAX_BYTES) {
            throw FormFault.of(
                    Response.Status.REQUEST_ENTITY_TOO_LARGE, "The form is too large. Send a smaller bundle.");
        }
        Map<String, String> fields = FormFields.of(new String(sent, StandardCharsets.UTF_8), MAX_FIELDS);
        String request = fields.getOrDefault("request", "");
        String type = request.contains("\"resourceType\"") ? FHIR : MediaType.APPLICATION_JSON;
        return compared(
                "",
                () -> asking.of(
                        type,
                        bytes(request),
                        sequence(fields.get("item")),
                        who.caller().plans()));
    }

    private Response compared(String decision, Supplier<WhatIf> compare) {
        try {
            return Response.ok(template(decision, WhatIfView.of(compare.get()), null))
                    .build();
        } catch (RefusedRequest refused) {
            return Response.status(refused.kind().status())
                    .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .entity(template(decision, null, RefusalView.of(refused)))
                    .build();
        }
    }

    private TemplateInstance template(String decision, @Nullable WhatIfView view, @Nullable RefusalView refusal) {
        return Templates.whatIf(samples.samples(), decision, view, refusal);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Integer sequence(@Nullable String item) {
        if (item == null || item.isBlank()) {
            return null;
        }
        if (!item.strip().matches("[1-9][0-9]{0,3}")) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.INVALID, "item", "The item must be the number of one of the request.");
        }
        return Integer.valueOf(item.strip());
    }
}
