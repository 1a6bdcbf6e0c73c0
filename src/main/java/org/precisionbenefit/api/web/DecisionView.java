package org.precisionbenefit.api.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.MinimisedCase;
import org.precisionbenefit.decision.ItemDecision;

/**
 * A decided request as a person reads it. It holds text only and nothing that names the member.
 *
 * @param id the decision's id
 * @param request what it answers
 * @param demonstration why it decides nobody's care, a sentence each; empty when it is no demonstration
 * @param items one entry per item
 * @param releases the releases it was made with
 * @param story what is told around it, or null where the answer alone is shown
 */
public record DecisionView(
        String id,
        RequestView request,
        List<String> demonstration,
        List<ItemView> items,
        List<ReleaseView> releases,
        @Nullable StoryView story) {
    public DecisionView {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(request, "request is null");
        demonstration = List.copyOf(demonstration);
        items = List.copyOf(items);
        releases = List.copyOf(releases);
    }

    /** Whether names, numbers and words are hidden, because an auditor has not said why to see them. */
    public boolean minimised() {
        return request.number().equals(MinimisedCase.HIDDEN);
    }

    /** The answer alone. */
    DecisionView(
            String id,
            RequestView request,
            List<String> demonstration,
            List<ItemView> items,
            List<ReleaseView> releases) {
        this(id, request, demonstration, items, releases, null);
    }

    /** The same with what is told around it. */
    DecisionView with(StoryView around) {
        return new DecisionView(id, request, demonstration, items, releases, around);
    }

    /**
     * What was asked.
     *
     * @param number the submitter's number
     * @param plan the plan and how fast the answer is needed
     * @param asOf the day whose rules hold
     * @param received when it was received
     * @param completes the earlier decision that this one completes or replaces, or null
     * @param repeated whether the same submission had been answered before
     */
    public record RequestView(
            String number,
            PlanView plan,
            String asOf,
            String received,
            @Nullable String completes,
            boolean repeated) {}

    /**
     * Under which plan, and how fast.
     *
     * @param id the plan
     * @param urgency standard or expedited
     */
    public record PlanView(String id, String urgency) {}

    /**
     * One item.
     *
     * @param head what was asked
     * @param outcome the answer
     * @param criteria how the policy was evaluated, or null when none was
     * @param evidence what the genes say
     * @param scores what the models say
     * @param remarks what is said beside the answer
     * @param review what a person decided, or null where none did
     */
    public record ItemView(
            ItemHead head,
            OutcomeView outcome,
            @Nullable CriteriaView criteria,
            EvidenceView evidence,
            List<ScoreView> scores,
            ItemDecision.Remarks remarks,
            @Nullable ReviewView review) {
        public ItemView {
            Objects.requireNonNull(head, "head is null");
            Objects.requireNonNull(outcome, "outcome is null");
            Objects.requireNonNull(evidence, "evidence is null");
            scores = List.copyOf(scores);
            Objects.requireNonNull(remarks, "remarks is null");
        }
    }

    /**
     * What was asked.
     *
     * @param sequence the item's number
     * @param drug the drug
     * @param asked how much
     * @param benefit what the plan says of it, empty when nothing
     * @param source where the plan says it, or null
     */
    public record ItemHead(
            int sequence,
            String drug,
            String asked,
            List<String> benefit,
            @Nullable CitationView source) {
        public ItemHead {
            Objects.requireNonNull(drug, "drug is null");
            Objects.requireNonNull(asked, "asked is null");
            benefit = List.copyOf(benefit);
        }
    }
}
