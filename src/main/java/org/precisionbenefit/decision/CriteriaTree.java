package org.precisionbenefit.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.Status;

/** A policy's criteria with the finding of each, checked to be exactly the policy's own list. */
final class CriteriaTree {
    private final Policy policy;
    private final Map<CriterionId, Status> statuses = new HashMap<>();

    /**
     * Lays findings over the policy's list.
     *
     * @throws EvaluationFault when a finding is missing, extra or doubled
     */
    CriteriaTree(Policy policy, List<Finding> findings) {
        this.policy = policy;
        for (Finding finding : findings) {
            if (statuses.put(finding.criterion(), finding.status()) != null) {
                throw fault("has two findings for criterion " + finding.criterion());
            }
        }
        Set<CriterionId> wanted = new HashSet<>();
        for (Criterion criterion : policy.criteria()) {
            wanted.add(criterion.id());
            if (!statuses.containsKey(criterion.id())) {
                throw fault("has no finding for criterion " + criterion.id());
            }
        }
        if (statuses.size() != wanted.size()) {
            throw fault("has findings for criteria that it does not list");
        }
    }

    private EvaluationFault fault(String what) {
        return new EvaluationFault("The evaluation of policy " + policy.id() + " " + what + ".");
    }

    Status root() {
        return status(policy.root());
    }

    Status status(Criterion criterion) {
        return Objects.requireNonNull(statuses.get(criterion.id()), "a criterion without a finding");
    }

    /** Whether the criterion is met. */
    boolean isMet(CriterionId criterion) {
        return statuses.get(criterion) == Status.MET;
    }

    /** Whether every safety exclusion of the policy is met or does not apply; an approval demands it of its own. */
    boolean isSafe() {
        return policy.criteria().stream()
                .filter(criterion -> criterion.header().kind() == Kind.SAFETY_EXCLUSION)
                .map(this::status)
                .allMatch(status -> status == Status.MET || status == Status.NOT_APPLICABLE);
    }

    /** The leaves that are not met and whose groups are all not met: those that brought the tree down. */
    List<Criterion.Leaf> deciding() {
        List<Criterion.Leaf> into = new ArrayList<>();
        collect(policy.root(), into);
        return into;
    }

    private void collect(Criterion criterion, List<Criterion.Leaf> into) {
        if (status(criterion) != Status.NOT_MET) {
            return;
        }
        if (criterion instanceof Criterion.Leaf leaf) {
            into.add(leaf);
        } else if (criterion instanceof Criterion.Group group) {
            group.children().forEach(child -> collect(child, into));
        }
    }

    /** The leaves of a kind beside the tree with a status. */
    List<Criterion.Leaf> beside(Kind kind, Status status) {
        return policy.beside().stream()
                .filter(leaf -> leaf.header().kind() == kind && status(leaf) == status)
                .toList();
    }
}
