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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.api.ReadReleases;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.api.SentWords;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.ReleaseKind;

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
        ReadReleases.Difference found = SentWords.number(number)
                .flatMap(releases::difference)
                .orElseThrow(() -> new NotFoundException(AbsentPage.of("No such release was entered.")));
        return Templates.workbenchRelease(ReleaseListView.Row.of(found.stage()), found);
    }

    /** Publishes what lies in the rules folder of the server, at once or from a day on. */
    @POST
    @Path("publish")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public TemplateInstance publish(@FormParam("effective") @Nullable String effective) {
        return page(desk.publish(
                ReleaseKind.POLICY, FormValues.day(effective), who.caller().id()));
    }

    /** Makes a release live again that was live before. */
    @POST
    @Path("rollback")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public TemplateInstance rollBack(@FormParam("to") @Nullable String to, @FormParam("from") @Nullable String from) {
        return page(desk.rollBack(
                ReleaseKind.POLICY,
                FormValues.digest(to),
                FormValues.entry(from),
                who.caller().id()));
    }
}
