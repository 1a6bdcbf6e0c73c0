package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.api.ApproveDraft;
import org.precisionbenefit.api.CheckPolicyText;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.api.SentWords;
import org.precisionbenefit.api.TryDraft;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.policy.draft.PolicyDraftStore;

/** The page of a draft, with what was just done about it. */
@Singleton
class DraftPage {
    static final int MOST = 200;

    private final LivePolicies policies;
    private final PolicyDraftStore drafts;
    private final TryDraft trials;
    private final CheckPolicyText check;
    private final ApproveDraft approval;

    @Inject
    DraftPage(
            LivePolicies policies,
            PolicyDraftStore drafts,
            TryDraft trials,
            CheckPolicyText check,
            ApproveDraft approval) {
        this.policies = policies;
        this.drafts = drafts;
        this.trials = trials;
        this.check = check;
        this.approval = approval;
    }

    /** The page as this caller sees it. */
    TemplateInstance of(PolicyDraft draft, Caller caller, ReleaseDesk.@Nullable Said said) {
        DraftView.Tried tried =
                DraftView.Tried.of(trials.changes(draft), TrialView.rows(trials.of(draft.number()), caller.plans()));
        return Templates.workbenchDraft(DraftView.of(
                draft,
                policies.live().files(),
                drafts.latest(MOST),
                tried,
                new DraftView.Way(
                        PolicyCheckView.of(draft.policy(), check.check(draft.policy(), draft.files())),
                        ApprovalView.of(
                                approval.standing(draft, caller.id()),
                                caller.roles(),
                                policies.today().toString(),
                                said))));
    }

    /** The draft that a caller names by its number. */
    PolicyDraft found(@Nullable String number) {
        return SentWords.number(number)
                .flatMap(drafts::find)
                .orElseThrow(() -> new NotFoundException(AbsentPage.of("No such draft is kept.")));
    }
}
