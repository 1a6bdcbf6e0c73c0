package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.DescribePolicy;
import org.precisionbenefit.api.NameDrug;
import org.precisionbenefit.api.RefusedSubmissions;
import org.precisionbenefit.api.Sample;
import org.precisionbenefit.api.SampleLibrary;
import org.precisionbenefit.api.SubmitBody;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.rejection.Door;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.decision.Endorsements;
import org.precisionbenefit.intake.RefusedRequest;

/** The start page and the samples it sends. A sample goes the way of every request and leaves a real record. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class SamplePages {
    private final SampleLibrary samples;
    private final SubmitBody door;
    private final WhoAsks who;
    private final RefusedSubmissions noted;
    private final CurrentEngine engines;
    private final DescribeDecision describe;

    @Inject
    public SamplePages(
            SampleLibrary samples,
            SubmitBody door,
            WhoAsks who,
            RefusedSubmissions noted,
            CurrentEngine engines,
            DescribePolicy policies,
            NameDrug drugs) {
        this.engines = engines;
        this.samples = samples;
        this.door = door;
        this.who = who;
        this.noted = noted;
        this.describe = new DescribeDecision(policies, drugs);
    }

    /** The start page. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance start() {
        Endorsements endorsements = engines.live().endorsements();
        return Templates.start(samples.samples(), endorsements != null && endorsements.anyForDemonstration());
    }

    /** A sample's request as it is sent. */
    @GET
    @Path("ui/samples/{name}")
    @Operation(hidden = true)
    public TemplateInstance sample(@PathParam("name") String name) {
        return Templates.sample(named(name));
    }

    /** Sends a sample; a script gets the answer as a part of a page, a browser without scripts gets a page. */
    @POST
    @Path("ui/samples/{name}")
    @Operation(hidden = true)
    public TemplateInstance send(
            @PathParam("name") String name, @HeaderParam("HX-Request") @Nullable String partOfPage) {
        Sample sample = named(name);
        DecisionView view = null;
        RefusalView refusal = null;
        try {
            view = describe.view(door.submit(who.caller(), sample.body()));
        } catch (RefusedRequest refused) {
            noted.note(Door.SAMPLE, refused, sample.body().getBytes(StandardCharsets.UTF_8));
            refusal = RefusalView.of(refused);
        }
        return partOfPage == null ? Templates.decision(sample.title(), view, refusal) : Templates.answer(view, refusal);
    }

    private Sample named(String name) {
        return samples.named(name)
                .orElseThrow(() -> new NotFoundException(AbsentPage.of("There is no sample of this name.")));
    }
}
