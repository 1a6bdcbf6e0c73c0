package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.precisionbenefit.api.ApproveDraft;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.policy.draft.PolicyDraftStore;

/** Drafts of policies: saved, listed, compared with what is live, taken along as files. */
@Path("/workbench/drafts")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class DraftPages {
    private final LivePolicies policies;
    private final PolicyDraftStore drafts;
    private final ApproveDraft approval;
    private final DraftPage page;
    private final WhoAsks who;

    @Inject
    public DraftPages(
            LivePolicies policies, PolicyDraftStore drafts, ApproveDraft approval, DraftPage page, WhoAsks who) {
        this.policies = policies;
        this.drafts = drafts;
        this.approval = approval;
        this.page = page;
        this.who = who;
    }

    /** The latest drafts. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return Templates.workbenchDrafts(DraftListView.of(drafts.latest(DraftPage.MOST)));
    }

    /** Saves the texts as a new draft, whatever is wrong with them. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(InputStream body) throws IOException {
        WorkbenchForm form = WorkbenchForm.read(body);
        long number = drafts.keep(new PolicyDraft(
                0,
                form.policy(),
                form.from(),
                policies.live().release().digest(),
                who.caller().id(),
                policies.now(),
                form.files()));
        return Response.seeOther(URI.create("/workbench/drafts/" + number)).build();
    }

    /** One draft beside what is live. */
    @GET
    @Path("{number}")
    @Operation(hidden = true)
    public TemplateInstance draft(@PathParam("number") String number) {
        return page.of(page.found(number), who.caller(), null);
    }

    /** Its texts, to be edited on. */
    @GET
    @Path("{number}/edit")
    @Operation(hidden = true)
    public TemplateInstance edit(@PathParam("number") String number) {
        PolicyDraft draft = page.found(number);
        return Templates.workbenchEdit(
                EditorView.of(new WorkbenchForm(draft.policy(), draft.from(), draft.files()), policies.live(), null));
    }

    /** One of its files as it has to lie in the rules folder. */
    @GET
    @Path("{number}/{file}")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public Response file(@PathParam("number") String number, @PathParam("file") String file) {
        PolicyDraft draft = page.found(number);
        return draft.files().files().stream()
                .filter(each -> WorkbenchForm.field(draft.policy(), each.path()).equals(file))
                .findFirst()
                .map(each -> Response.ok(each.text(), MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\""
                                        + each.path().substring(each.path().lastIndexOf('/') + 1) + "\"")
                        .build())
                .orElseThrow(() -> new NotFoundException(AbsentPage.of("The draft holds no such file.")));
    }

    /** All files of the release that the draft makes with what is live: what is signed elsewhere. */
    @GET
    @Path("{number}/rules.zip")
    @Produces("application/zip")
    @Operation(hidden = true)
    public Response rules(@PathParam("number") String number) throws IOException {
        PolicyDraft draft = page.found(number);
        return Response.ok(PackedFiles.zip(approval.release(draft)), "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rules.zip\"")
                .build();
    }
}
