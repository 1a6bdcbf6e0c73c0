package org.precisionbenefit.api.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.ReviewAnswer;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.ItemDue;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.DemonstrationReason;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.ReviewAction;

/**
 * A decision with everything it rests on.
 *
 * @param id the decision
 * @param receivedAt when the request was received
 * @param notice what every reader must know first, or null
 * @param items the answer to each item in short
 * @param record what was known, found and answered, without scores where a law hides them until a person has decided
 * @param explanation the contributions to the scores, where they are shown
 * @param due by when each pended item must be answered
 */
public record DecisionAnswer(
        DecisionId id,
        Instant receivedAt,
        @Nullable String notice,
        List<ItemAnswer> items,
        DecisionRecord record,
        Explanation explanation,
        List<ItemDue> due) {
    public DecisionAnswer {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(receivedAt, "receivedAt is null");
        items = List.copyOf(items);
        Objects.requireNonNull(record, "record is null");
        Objects.requireNonNull(explanation, "explanation is null");
        due = List.copyOf(due);
    }

    /** The decision, with what of reviews is for reviewers and auditors alone or without it. */
    static DecisionAnswer of(CaseFile file, boolean inside) {
        DecisionRecord shown = file.shown();
        return new DecisionAnswer(
                file.record().inputs().id(),
                file.receivedAt(),
                notice(file.record().demonstrationReasons()),
                file.record().items().stream()
                        .map(item -> ItemAnswer.of(file, item, inside))
                        .toList(),
                shown,
                file.shownExplanation(),
                file.due());
    }

    private static @Nullable String notice(Set<DemonstrationReason> reasons) {
        return reasons.isEmpty()
                ? null
                : reasons.stream()
                        .map(DecisionAnswer::said)
                        .collect(Collectors.joining(" ", "DEMONSTRATION: ", " This record decides nobody's care."));
    }

    private static String said(DemonstrationReason reason) {
        return switch (reason) {
            case MODEL -> "A model that is not released for decisions took part.";
            case SIGNATURES -> "A release that it was made with is signed for demonstration only.";
        };
    }

    /**
     * The answer to one item in short.
     *
     * @param sequence the item
     * @param action the X12 306 action that holds now: a person's where one has decided
     * @param answer the machine's whole answer, which never changes
     * @param review what a person decided, or null where none did
     */
    public record ItemAnswer(
            int sequence,
            Action action,
            Automatic answer,
            @Nullable ReviewAnswer review) {
        public ItemAnswer {
            Objects.requireNonNull(action, "action is null");
            Objects.requireNonNull(answer, "answer is null");
        }

        static ItemAnswer of(CaseFile file, ItemDecision item, boolean inside) {
            ReviewAction action = file.answer(item).reviewAction();
            return new ItemAnswer(
                    item.sequence(),
                    new Action(action.code(), action.display()),
                    item.outcome().determination(),
                    file.review(item.sequence())
                            .map(review -> ReviewAnswer.of(review, inside))
                            .orElse(null));
        }
    }

    /**
     * An X12 306 action.
     *
     * @param code its code
     * @param display its name
     */
    public record Action(String code, String display) {
        public Action {
            Objects.requireNonNull(code, "code is null");
            Objects.requireNonNull(display, "display is null");
        }
    }
}
