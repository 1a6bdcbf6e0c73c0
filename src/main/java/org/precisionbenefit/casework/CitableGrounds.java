package org.precisionbenefit.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.CoverageGround;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Evaluation;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.terminology.Citation;

/**
 * What can less than was asked rest on? Criteria that decided, that are not met with scores and without, and that cite their text;
 * and the plan's own row where it is known not to cover the drug for this member. A note, a score, an unknown and a way that was
 * not needed are no grounds.
 */
final class CitableGrounds {
    private CitableGrounds() {}

    /**
     * The grounds, in the order of the policy.
     *
     * @param policy the policy that the item was evaluated by, or null where none was
     */
    static List<Ground> of(DecisionRecord record, ItemDecision item, @Nullable Policy policy) {
        if (!(item.outcome().determination() instanceof Pended pended)
                || pended.waitsFor() != Pended.WaitsFor.HUMAN_REVIEW) {
            return List.of();
        }
        List<Ground> grounds = new ArrayList<>();
        Evaluation evaluation = item.evaluation();
        if (evaluation != null && policy != null) {
            pended.deciding().forEach(id -> criterion(id, evaluation, policy).ifPresent(grounds::add));
        }
        if (pended.reason() == Pended.Reason.NOT_COVERED) {
            CoverageGround.of(record, item)
                    .ifPresent(
                            found -> grounds.add(new Ground(null, found.found(), found.wouldMeet(), found.citation())));
        }
        return List.copyOf(grounds);
    }

    private static Optional<Ground> criterion(CriterionId id, Evaluation evaluation, Policy policy) {
        // The words are those without scores, so that none is told of where a law hides them.
        Finding found = notMet(id, evaluation.rulesOnly()).orElse(null);
        Citation citation = found == null ? null : found.citation();
        if (found == null
                || citation == null
                || notMet(id, evaluation.findings()).isEmpty()) {
            return Optional.empty();
        }
        return policy.criteria().stream()
                .filter(criterion -> criterion.id().equals(id))
                .map(Criterion::header)
                .map(header -> new Ground(id, found.because(), header.text(), citation))
                .findFirst();
    }

    private static Optional<Finding> notMet(CriterionId id, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.criterion().equals(id))
                .filter(finding -> finding.status() == Status.NOT_MET)
                .findFirst();
    }
}
