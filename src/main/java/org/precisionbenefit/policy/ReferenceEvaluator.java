package org.precisionbenefit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Evaluates a policy by walking its tree: three-valued logic after Kleene, with criteria that do not apply left out. It
 * is the measure that the rule engine is compared with, and fast enough for simulation.
 */
public final class ReferenceEvaluator implements EvaluatePolicy {

    @Override
    public List<Finding> evaluate(Policy policy, Facts facts) {
        ValueTypes.refuseMisfits(ValueTypes.tests(policy), facts);
        SortedMap<CriterionId, Status> statuses = new TreeMap<>();
        status(policy.root(), facts, statuses);
        policy.beside().forEach(leaf -> status(leaf, facts, statuses));
        List<Finding> findings = new ArrayList<>();
        for (Criterion criterion : policy.criteria()) {
            Status status = statuses.get(criterion.id());
            if (status == null) {
                throw new EvaluationFault(
                        "The criterion (" + criterion.id() + ") of policy " + policy.id() + " must come to a status.");
            }
            findings.add(FindingWriter.write(criterion, status, facts));
        }
        return List.copyOf(findings);
    }

    static Status status(Criterion criterion, Facts facts, SortedMap<CriterionId, Status> statuses) {
        Status own;
        if (criterion instanceof Criterion.Group group) {
            own = of(group, facts, statuses);
        } else {
            own = Comparison.of(((Criterion.Leaf) criterion).when(), facts);
        }
        Status result = applying(criterion, facts, own);
        statuses.put(criterion.id(), result);
        return result;
    }

    private static Status applying(Criterion criterion, Facts facts, Status own) {
        Test onlyIf = criterion.header().onlyIf();
        if (onlyIf == null) {
            return own;
        }
        return switch (Comparison.of(onlyIf, facts)) {
            case MET -> own;
            case UNKNOWN -> Status.UNKNOWN;
            case NOT_MET, NOT_APPLICABLE -> Status.NOT_APPLICABLE;
        };
    }

    private static Status of(Criterion.Group group, Facts facts, SortedMap<CriterionId, Status> statuses) {
        List<Status> children = group.children().stream()
                .map(child -> status(child, facts, statuses))
                .toList();
        return combine(group.atLeast(), children);
    }

    /**
     * What a group comes to.
     *
     * @param atLeast how many children have to be met, or all that apply when fewer apply
     * @param children what the children came to
     */
    static Status combine(int atLeast, List<Status> children) {
        int met = 0;
        int unknown = 0;
        int applicable = 0;
        for (Status child : children) {
            met += child == Status.MET ? 1 : 0;
            unknown += child == Status.UNKNOWN ? 1 : 0;
            applicable += child == Status.NOT_APPLICABLE ? 0 : 1;
        }
        int needed = Math.min(atLeast, applicable);
        if (applicable == 0) {
            return Status.UNKNOWN;
        }
        if (met >= needed) {
            return Status.MET;
        }
        return met + unknown < needed ? Status.NOT_MET : Status.UNKNOWN;
    }
}
