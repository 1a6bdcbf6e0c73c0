package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.api.ApproveDraft;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.policy.draft.PolicyDraft;

/** Signatures on drafts and their publication. What came of it is said on the draft's page. */
@Path("/workbench/approvals")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Blocking
public class ApprovalPages {
    private final ApproveDraft approval;
    private final DraftPage page;
    private final WhoAsks who;

    @Inject
    public ApprovalPages(ApproveDraft approval, DraftPage page, WhoAsks who) {
        this.approval = approval;
        this.page = page;
        this.who = who;
    }

    /** Takes a signature that was made elsewhere. */
    @POST
    @Operation(hidden = true)
    public TemplateInstance take(
            @FormParam("draft") @Nullable String draft, @FormParam("signature") @Nullable String signature) {
        return done(draft, (found, caller) -> approval.take(found, signature == null ? "" : signature, caller.id()));
    }

    /** Signs with the demonstration key of development. */
    @POST
    @Path("demonstration")
    @Operation(hidden = true)
    public TemplateInstance demonstrate(@FormParam("draft") @Nullable String draft) {
        return done(draft, (found, caller) -> approval.demonstrate(found, caller.id()));
    }

    /** Publishes a draft that both signed, at once or from a day on. */
    @POST
    @Path("publish")
    @Operation(hidden = true)
    public TemplateInstance publish(
            @FormParam("draft") @Nullable String draft, @FormParam("effective") @Nullable String effective) {
        return done(draft, (found, caller) -> approval.publish(found, FormValues.day(effective), caller.id()));
    }

    /** What a caller does about a draft. */
    @FunctionalInterface
    private interface Doing {
        ReleaseDesk.Said of(PolicyDraft draft, Caller caller);
    }

    private TemplateInstance done(@Nullable String draft, Doing doing) {
        PolicyDraft found = page.found(draft);
        Caller caller = who.caller();
        return page.of(found, caller, doing.of(found, caller));
    }
}
