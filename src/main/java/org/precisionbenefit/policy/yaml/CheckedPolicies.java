package org.precisionbenefit.policy.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;
import org.precisionbenefit.terminology.Digest;

/**
 * What the last check of a folder found in each policy, so that the next one looks only at what changed since. A policy is the same
 * when it reads the same and the texts are the same that it and its scenarios were read from; neither its name nor a day counts. It
 * can be shared by threads; of two checks at once the later one is remembered.
 */
public final class CheckedPolicies {
    private volatile Map<Of, List<Problem>> last = Map.of();
    private volatile int looked;

    /**
     * What was checked.
     *
     * @param policy the policy, whose digest is that of everything it names
     * @param texts the digest of the vocabulary, of the shared criteria and of all files in the policy's folder
     */
    record Of(Policy policy, Digest texts) {}

    /** One check of a folder. */
    final class Check {
        private final Map<Of, List<Problem>> before = last;
        private final Map<Of, List<Problem>> now = new HashMap<>();
        private int lookedAt;

        List<Problem> of(Of policy, Supplier<List<Problem>> check) {
            List<Problem> known = before.get(policy);
            lookedAt += known == null ? 1 : 0;
            List<Problem> found = known == null ? List.copyOf(check.get()) : known;
            now.put(policy, found);
            return found;
        }

        /** What is no longer in the folder is forgotten. */
        void done() {
            last = now;
            looked = lookedAt;
        }
    }

    Check begin() {
        return new Check();
    }

    /** How many policies the last check looked at. */
    public int looked() {
        return looked;
    }
}
