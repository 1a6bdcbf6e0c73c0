package org.precisionbenefit.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.review.ReviewPart;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Evaluation;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.Status;

/** Opens what waits for those who may decide on it. */
public final class OpenCase {
    private static final int DAYS_OF_A_YEAR = 365;

    private final FindCase cases;
    private final DecisionStore store;
    private final LookUpPolicy policies;

    /**
     * Builds it.
     *
     * @param cases where cases are found with what people decided
     * @param store where decisions are kept
     * @param policies how policies read
     */
    public OpenCase(FindCase cases, DecisionStore store, LookUpPolicy policies) {
        this.cases = Objects.requireNonNull(cases, "cases is null");
        this.store = Objects.requireNonNull(store, "store is null");
        this.policies = Objects.requireNonNull(policies, "policies is null");
    }

    /**
     * What waits, as it is open for a review.
     *
     * @param file the case
     * @param item the item
     * @param policy the policy that it was evaluated by, or null where none was
     */
    record Open(
            CaseFile file, ItemUnderReview item, @Nullable Policy policy) {
        PlanId plan() {
            return file.record().inputs().request().plan();
        }

        /** What the page and the API show, in this order. */
        List<ReviewPart> parts() {
            ItemDecision decided = item.decided();
            List<ReviewPart> parts = new ArrayList<>(List.of(ReviewPart.ASKED, ReviewPart.ANSWER, ReviewPart.REMARKS));
            if (decided.evaluation() != null) {
                parts.add(ReviewPart.CRITERIA);
            }
            parts.add(ReviewPart.EVIDENCE);
            if (showsScores()) {
                parts.add(ReviewPart.SCORES);
            }
            if (decided.benefit() != null) {
                parts.add(ReviewPart.BENEFIT);
            }
            if (file.record().law() != null) {
                parts.add(ReviewPart.LAW);
            }
            parts.add(ReviewPart.GROUNDS);
            return parts;
        }

        boolean scoresHidden() {
            return !item.decided().forecasts().isEmpty() && !showsScores();
        }

        private boolean showsScores() {
            return file.shown()
                    .item(item.decided().sequence())
                    .filter(shown -> !shown.forecasts().isEmpty())
                    .isPresent();
        }

        /** For how long approvals of this policy hold; a year where no policy says it. */
        LocalDate until(LocalDate today) {
            Evaluation evaluation = item.decided().evaluation();
            int days = policy == null || evaluation == null
                    ? DAYS_OF_A_YEAR
                    : policy.approvalDays(criterion -> isMet(evaluation, criterion));
            Integer asked = item.asked().daysSupply();
            return today.plusDays(Math.max(days, asked == null ? 1 : asked) - 1L);
        }

        private static boolean isMet(Evaluation evaluation, CriterionId criterion) {
            return evaluation.rulesOnly().stream()
                    .anyMatch(finding -> finding.criterion().equals(criterion) && finding.status() == Status.MET);
        }
    }

    /**
     * Opens an item.
     *
     * @throws RefusedRequest when there is no such item among the caller's plans, when it does not wait any more, or when the
     *     caller sent the request
     */
    Open open(Caller caller, DecisionId decision, int item) {
        CaseFile file = cases.find(decision, caller.plans())
                .map(Answered::file)
                .orElseThrow(() -> absent("/", "There is no decision of this id. Check the id."));
        DecisionRecord record = file.record();
        ItemDecision decided =
                record.item(item).orElseThrow(() -> absent("/item", "The decision has no item of this sequence."));
        checkWaits(file, decided);
        checkNotOwn(caller.id(), decision);
        Evaluation evaluation = decided.evaluation();
        Policy policy = evaluation == null ? null : policy(record, evaluation);
        RequestedItem asked = record.inputs().request().items().stream()
                .filter(each -> each.sequence() == item)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A decided item must stand in the request it answers."));
        Instant receivedAt = file.receivedAt();
        return new Open(
                file,
                new ItemUnderReview(decided, asked, CitableGrounds.of(record, decided, policy), receivedAt),
                policy);
    }

    private Policy policy(DecisionRecord record, Evaluation evaluation) {
        return policies.policy(record.releases(), evaluation.policy())
                .orElseThrow(() ->
                        new IllegalStateException("The policy by which a kept decision was evaluated is not kept."));
    }

    private void checkWaits(CaseFile file, ItemDecision decided) {
        DecisionRecord record = file.record();
        if (!(decided.outcome().determination() instanceof Pended)) {
            throw settled("The item does not wait: it is answered, or its request was cancelled. Nothing was changed.");
        }
        if (file.review(decided.sequence()).isPresent()) {
            throw settled("A person has decided on this item already. Read the decision.");
        }
        boolean wentOn = store.ofMember(record.inputs().profile().member(), VisiblePlans.EVERY).stream()
                .anyMatch(found -> record.inputs().id().equals(found.completes()));
        if (wentOn) {
            throw settled(
                    "The case went on: a later request completed, replaced or cancelled this one. Review the newest"
                            + " decision of the case.");
        }
    }

    /** Whoever sent any part of a case decides on none of it. */
    private void checkNotOwn(CallerId caller, DecisionId decision) {
        KeptDecision kept = store.find(decision, VisiblePlans.EVERY)
                .orElseThrow(() -> new IllegalStateException("A decision that was found is not kept."));
        if (CaseChain.back(kept, store, VisiblePlans.EVERY)
                .anyMatch(each -> caller.equals(each.exchange().sender()))) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.FORBIDDEN,
                    "/",
                    "The reviewer sent a request of this case. Somebody else must decide on it.");
        }
    }

    static RefusedRequest overtaken() {
        return settled("The item was answered, or its case went on, while this was written. Read the decision.");
    }

    private static RefusedRequest settled(String message) {
        return new RefusedRequest(RefusedRequest.Kind.SETTLED, "/item", message);
    }

    private static RefusedRequest absent(String place, String message) {
        return new RefusedRequest(RefusedRequest.Kind.NOT_FOUND, place, message);
    }
}
