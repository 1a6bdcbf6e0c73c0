package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.api.ReadReleases;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.terminology.Digest;

/** The releases of policies: which was live when and what it changed; publishing what lies in the rules folder, and going back. */
@Path("/workbench/releases")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class PolicyReleasePages {
    private final ReadReleases releases;
    private final ReleaseDesk desk;
    private final LivePolicies policies;
    private final WhoAsks who;

    @Inject
    public PolicyReleasePages(ReadReleases releases, ReleaseDesk desk, LivePolicies policies, WhoAsks who) {
        this.releases = releases;
        this.desk = desk;
        this.policies = policies;
        this.who = who;
    }

    /** Every release that was entered. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return page(null);
    }

    private TemplateInstance page(ReleaseDesk.@Nullable Said said) {
        return Templates.workbenchReleases(ReleaseListView.of(
                releases.history(),
                ReleaseListView.mayPublish(who.caller().roles()),
                policies.today().toString(),
                said));
    }

    /** One of them and what it changed. */
    @GET
    @Path("{number}")
    @Operation(hidden = true)
    public TemplateInstance release(@PathParam("number") String number) {
        ReadReleases.Difference found = (number.matches("[1-9][0-9]{0,17}")
                        ? releases.difference(Long.parseLong(number))
                        : Optional.<ReadReleases.Difference>empty())
                .orElseThrow(() -> new NotFoundException(AbsentPage.of("No such release was entered.")));
        return Templates.workbenchRelease(ReleaseListView.Row.of(found.stage()), found);
    }

    /** Publishes what lies in the rules folder of the server, at once or from a day on. */
    @POST
    @Path("publish")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public TemplateInstance publish(@FormParam("effective") @Nullable String effective) {
        return page(
                desk.publish(ReleaseKind.POLICY, day(effective), who.caller().id()));
    }

    /** Makes a release live again that was live before. */
    @POST
    @Path("rollback")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public TemplateInstance rollBack(@FormParam("to") @Nullable String to) {
        return page(desk.rollBack(ReleaseKind.POLICY, digest(to), who.caller().id()));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException noDay) {
            throw FormFault.of(Response.Status.BAD_REQUEST, "The day must be written like 2026-12-01, or left out.");
        }
    }

    private static @Nullable Digest digest(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : new Digest(text.strip());
        } catch (IllegalArgumentException noDigest) {
            throw FormFault.of(
                    Response.Status.BAD_REQUEST, "The release must be named by its digest, as the list shows it.");
        }
    }
}
