package org.precisionbenefit.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.decision.Evaluation;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Status;

/** What a person decides. It is the only code that constructs a denial. */
public final class HumanReview {
    private final LocalDate today;

    /**
     * Opens a review.
     *
     * @param today the day of the review, against which licences are checked
     */
    public HumanReview(LocalDate today) {
        this.today = Objects.requireNonNull(today, "today is null");
    }

    /**
     * Denies an item that waits for a person.
     *
     * @param item the item
     * @param by the reviewer
     * @param criterion the criterion that is cited
     * @param narrative why, in the reviewer's words for the member and prescriber
     * @throws IllegalArgumentException when the item does not wait for a person, the licence has expired, the narrative is
     *     empty, or the criterion is not one that cites its text and was found not met, with scores and without
     */
    public Denied deny(ItemDecision item, Reviewer by, CriterionId criterion, String narrative) {
        if (!(item.outcome().determination() instanceof Pended pended)
                || pended.waitsFor() != Pended.WaitsFor.HUMAN_REVIEW) {
            throw new IllegalArgumentException("The item (" + item.sequence()
                    + ") must wait for a person before it can be denied. Maybe it still waits for facts.");
        }
        if (!by.licence().holdsOn(today)) {
            throw new IllegalArgumentException("The reviewer's licence must hold on the day of the review.");
        }
        if (narrative.isBlank()) {
            throw new IllegalArgumentException("A denial must say why.");
        }
        if (!pended.deciding().contains(criterion)) {
            throw new IllegalArgumentException(
                    "The criterion (" + criterion
                            + ") must be one that decided this item. A note, a score or a way that was not needed is no ground.");
        }
        return new Denied(by, grounds(item, criterion), narrative);
    }

    private static Finding grounds(ItemDecision item, CriterionId criterion) {
        Evaluation evaluation = item.evaluation();
        Optional<Finding> found = evaluation == null ? Optional.empty() : find(evaluation.findings(), criterion);
        if (evaluation == null
                || found.isEmpty()
                || found.get().status() != Status.NOT_MET
                || found.get().citation() == null) {
            throw new IllegalArgumentException(
                    "The criterion (" + criterion
                            + ") must be one that was found not met and that cites its text. Unknown is no ground for a denial.");
        }
        if (find(evaluation.rulesOnly(), criterion)
                .filter(finding -> finding.status() == Status.NOT_MET)
                .isEmpty()) {
            throw new IllegalArgumentException("The criterion (" + criterion
                    + ") must be one that was found not met without any score. A score is no ground for a denial.");
        }
        return found.get();
    }

    private static Optional<Finding> find(List<Finding> findings, CriterionId criterion) {
        return findings.stream()
                .filter(finding -> finding.criterion().equals(criterion))
                .findFirst();
    }
}
