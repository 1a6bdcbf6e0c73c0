package org.precisionbenefit.decision.simulation;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;

/** Decides requests by two releases of policies and finds why what becomes of them differs. It can be shared by threads. */
public final class Simulation {
    private final PolicyRelease before;
    private final PolicyRelease after;
    private final Judging judgingBefore;
    private final Judging judgingAfter;
    private final ConcurrentMap<String, FlipReason> reasons = new ConcurrentHashMap<>();

    public Simulation(PolicyRelease before, PolicyRelease after) {
        this.before = Objects.requireNonNull(before, "before is null");
        this.after = Objects.requireNonNull(after, "after is null");
        this.judgingBefore = new Judging(before);
        this.judgingAfter = new Judging(after);
    }

    /** What becomes of the request under both. */
    public ComparedRequest compare(SimulatedRequest request) {
        Policy one = policy(before, request);
        Policy other = policy(after, request);
        FlipReason reason = reason(one, other);
        Outcome was = reason.before(request, request.before());
        Outcome is = reason.after(request, request.after());
        return new ComparedRequest(
                request.id(),
                request.who(),
                named(one, other),
                was,
                is,
                was == is ? null : reason.reason(request, was, is),
                request.what().monthlyUsd());
    }

    /**
     * Holds the reference evaluator against another one on a request.
     *
     * @throws EvaluationFault when they differ
     */
    public void verify(SimulatedRequest request, EvaluatePolicy engine) {
        Policy one = policy(before, request);
        if (one != null) {
            judgingBefore.compare(one, request.before(), engine, request.id());
        }
        Policy other = policy(after, request);
        if (other != null) {
            judgingAfter.compare(other, request.after(), engine, request.id());
        }
    }

    private static @Nullable Policy policy(PolicyRelease release, SimulatedRequest request) {
        SimulatedRequest.What what = request.what();
        return release.policyFor(what.drug(), what.plan(), what.asOf()).orElse(null);
    }

    private static String named(@Nullable Policy one, @Nullable Policy other) {
        Policy named = other != null ? other : one;
        return named == null ? "(no policy)" : named.id().policy();
    }

    private FlipReason reason(@Nullable Policy one, @Nullable Policy other) {
        String key = key(one) + key(other);
        FlipReason known = reasons.get(key);
        if (known == null) {
            // Two threads may work out the same; it is the same for both.
            known = new FlipReason(one, other, judgingBefore, judgingAfter);
            reasons.put(key, known);
        }
        return known;
    }

    private static String key(@Nullable Policy policy) {
        return policy == null ? "-" : policy.id() + policy.digest().hex();
    }
}
