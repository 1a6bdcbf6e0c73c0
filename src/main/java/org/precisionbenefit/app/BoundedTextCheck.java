package org.precisionbenefit.app;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.precisionbenefit.api.CheckPolicyText;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.decision.ReleaseCheck;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.draft.CheckBudget;
import org.precisionbenefit.policy.draft.CheckedText;
import org.precisionbenefit.policy.draft.PolicyPaths;
import org.precisionbenefit.policy.yaml.PolicyTextCheck;
import org.precisionbenefit.terminology.SourceFiles;

/** Checks texts beside what is live, few at once and each for a bounded time of the processor. */
final class BoundedTextCheck implements CheckPolicyText {
    private final LivePolicies policies;
    private final Duration most;
    private final Semaphore places;

    /**
     * Builds a check.
     *
     * @param policies what is live
     * @param most the processor time that one check may take
     * @param atOnce how many may run at once
     */
    BoundedTextCheck(LivePolicies policies, Duration most, int atOnce) {
        this.policies = Objects.requireNonNull(policies, "policies is null");
        this.most = Objects.requireNonNull(most, "most is null");
        this.places = new Semaphore(atOnce);
    }

    @Override
    public CheckedText check(PolicyId id, SourceFiles texts) {
        String path = PolicyPaths.policy(id);
        if (!places.tryAcquire()) {
            return CheckedText.ended(path, "The server checks other texts just now. Check again in a moment.");
        }
        try {
            LivePolicies.Shown live = policies.live();
            return new PolicyTextCheck(
                            live.files(), live.release(), release -> ReleaseCheck.check(release, live.formulary()))
                    .check(id, texts, budget());
        } catch (CheckBudget.Spent spent) {
            return CheckedText.ended(
                    path,
                    "The check was ended after " + most.toSeconds()
                            + " seconds. Make the policy smaller, or check it with the command rules check.");
        } finally {
            places.release();
        }
    }

    private CheckBudget budget() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + most.toNanos();
        return () -> {
            if (threads.getCurrentThreadCpuTime() > end) {
                throw new CheckBudget.Spent();
            }
        };
    }
}
