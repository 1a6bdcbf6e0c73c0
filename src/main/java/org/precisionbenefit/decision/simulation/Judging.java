package org.precisionbenefit.decision.simulation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.precisionbenefit.decision.Weighing;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.PreparedPolicy;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Status;

/**
 * What becomes of a request under a policy, by the reference evaluator and the weighing of decisions. Requests of which each
 * criterion comes to the same, for the same reasons, are weighed once.
 */
final class Judging {
    /** What is remembered of one policy; a hundred bytes each. */
    private static final int MOST = 50_000;

    private final EvaluatePolicy reference = new ReferenceEvaluator();
    private final PolicyRelease release;
    private final Weighing weighing;
    private final Map<SamePolicy, Prepared> prepared = new ConcurrentHashMap<>();

    Judging(PolicyRelease release) {
        this.release = release;
        this.weighing = new Weighing(release);
    }

    /** A policy with what was weighed already. */
    private record Prepared(PreparedPolicy policy, Map<Weighed, Outcome> outcomes) {}

    /** What the answer to a request depends on, beside its policy. */
    private record Weighed(PreparedPolicy.Came came, int days) {}

    /** Whether the words of the policy are the same in both releases: what can be asked for decides between ask and person. */
    boolean asksAsMuch(Policy policy, Judging other) {
        return PolicyTerms.of(policy).stream()
                .allMatch(key -> release.term(key.term()).equals(other.release.term(key.term())));
    }

    /** As in decisions, a fault goes to a person. */
    Outcome outcome(Policy policy, Facts facts, SimulatedRequest.What what) {
        Prepared of = prepared.computeIfAbsent(
                new SamePolicy(policy), one -> new Prepared(new PreparedPolicy(policy), new ConcurrentHashMap<>()));
        try {
            PreparedPolicy.Came came = of.policy().evaluate(facts);
            if (came.root() == Status.NOT_MET) {
                return Outcome.PERSON;
            }
            if (came.asksOtherwise()) {
                return inFull(policy, facts, what);
            }
            Integer days = what.item().daysSupply();
            Weighed weighed = new Weighed(came, days == null ? 0 : days);
            Outcome known = of.outcomes().get(weighed);
            if (known == null) {
                known = inFull(policy, facts, what);
                if (of.outcomes().size() < MOST) {
                    of.outcomes().put(weighed, known);
                }
            }
            return known;
        } catch (EvaluationFault fault) {
            return Outcome.PERSON;
        }
    }

    /** The same by every finding. */
    Outcome inFull(Policy policy, Facts facts, SimulatedRequest.What what) {
        try {
            List<Finding> findings = reference.evaluate(policy, facts);
            return Outcome.of(weighing.weigh(policy, facts, findings, what.item(), what.asOf()));
        } catch (EvaluationFault fault) {
            return Outcome.PERSON;
        }
    }

    /**
     * Holds the reference against another evaluator, and what was weighed once against a new weighing.
     *
     * @throws EvaluationFault when they differ
     */
    void compare(Policy policy, Facts facts, SimulatedRequest.What what, EvaluatePolicy other, String request) {
        if (!reference.evaluate(policy, facts).equals(other.evaluate(policy, facts))
                || outcome(policy, facts, what) != inFull(policy, facts, what)) {
            throw new EvaluationFault("The rule engine and the reference must agree on request " + request
                    + " under policy " + policy.id() + ", and do not. Nothing of this run can be relied on.");
        }
    }
}
