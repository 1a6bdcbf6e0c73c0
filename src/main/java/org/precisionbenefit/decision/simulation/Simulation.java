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
    private final ConcurrentMap<Pair, FlipReason> reasons = new ConcurrentHashMap<>();

    /** Two versions that are compared. */
    private record Pair(SamePolicy before, SamePolicy after) {}

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
        Outcome is = reason.isSame() && isDrawn(request) ? was : reason.after(request, request.after());
        return new ComparedRequest(
                request.id(),
                request.who(),
                named(one, other),
                was,
                is,
                was == is ? null : reason.reason(request, was, is),
                request.what().monthlyUsd());
    }

    /** Invented requests have the same facts under both; recorded ones were assembled twice. */
    @SuppressWarnings("ReferenceEquality") // To compare all values takes as long as to evaluate them.
    private static boolean isDrawn(SimulatedRequest request) {
        return request.before() == request.after();
    }

    /**
     * Holds the reference evaluator against another one on a request.
     *
     * @throws EvaluationFault when they differ
     */
    public void verify(SimulatedRequest request, EvaluatePolicy engine) {
        Policy one = policy(before, request);
        if (one != null) {
            judgingBefore.compare(one, request.before(), request.what(), engine, request.id());
        }
        Policy other = policy(after, request);
        if (other != null) {
            judgingAfter.compare(other, request.after(), request.what(), engine, request.id());
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
        Pair key = new Pair(new SamePolicy(one), new SamePolicy(other));
        FlipReason known = reasons.get(key);
        if (known == null) {
            // Two threads may work out the same; it is the same for both.
            known = new FlipReason(one, other, judgingBefore, judgingAfter);
            reasons.put(key, known);
        }
        return known;
    }
}
