package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.CheckPolicyText;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.draft.PolicyPaths;

/** The workbench: policies as one reads them, and their texts to be edited and checked. */
@Path("/workbench")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class WorkbenchPages {
    private final LivePolicies policies;
    private final CheckPolicyText check;

    @Inject
    public WorkbenchPages(LivePolicies policies, CheckPolicyText check) {
        this.policies = policies;
        this.check = check;
    }

    /** Every policy of the live release, or those that hold a drug or word. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance list(@QueryParam("word") @Nullable String word) {
        return Templates.workbench(WorkbenchView.of(policies.live(), policies.today(), FormularyPages.text(word)));
    }

    /** One version of one policy. */
    @GET
    @Path("policies/{id}/{version}")
    @Operation(hidden = true)
    public TemplateInstance policy(@PathParam("id") String id, @PathParam("version") String version) {
        LivePolicies.Shown live = policies.live();
        return Templates.workbenchPolicy(WorkbenchPolicyView.of(known(live, id, version), policies, live));
    }

    /** Its texts, to be edited. */
    @GET
    @Path("policies/{id}/{version}/edit")
    @Operation(hidden = true)
    public TemplateInstance edit(@PathParam("id") String id, @PathParam("version") String version) {
        LivePolicies.Shown live = policies.live();
        PolicyId policy = known(live, id, version).id();
        WorkbenchForm form =
                new WorkbenchForm(policy, policy, live.files().where(path -> PolicyPaths.isOf(policy, path)));
        return Templates.workbenchEdit(EditorView.of(form, live, null));
    }

    /** Checks texts; a script gets a part of a page, a browser without scripts gets the page with its texts again. */
    @POST
    @Path("check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public TemplateInstance check(InputStream body, @HeaderParam("HX-Request") @Nullable String partOfPage)
            throws IOException {
        WorkbenchForm form = WorkbenchForm.read(body);
        PolicyCheckView view = PolicyCheckView.of(form.policy(), check.check(form.policy(), form.files()));
        return partOfPage == null
                ? Templates.workbenchEdit(EditorView.of(form, policies.live(), view))
                : Templates.workbenchCheck(view);
    }

    private static Policy known(LivePolicies.Shown live, String id, String version) {
        return live.release().policies().stream()
                .filter(policy -> policy.id().equals(new PolicyId(id, version)))
                .findFirst()
                .orElseThrow(
                        () -> new NotFoundException(AbsentPage.of("The live release holds no such policy version.")));
    }
}
