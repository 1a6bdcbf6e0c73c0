package org.precisionbenefit.policy.drools;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.terminology.Digest;

/**
 * Compiled policies by digest, the least recently used going first. Compiling takes tenths of a second and is done by one
 * thread for each policy, outside the lock that every evaluation passes, so that a policy whose compiling does not end
 * keeps nobody waiting but those who ask for it. A policy whose rules do not compile is not compiled again: the same text
 * fails in the same way, and would take that time from every request.
 */
final class CompiledPolicies {
    private final int capacity;
    private final Function<Policy, CompiledPolicy> compile;
    private final Map<Digest, CompiledPolicy> byDigest = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Digest, String> faults = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Digest, Object> compiling = new ConcurrentHashMap<>();

    CompiledPolicies(int capacity, Function<Policy, CompiledPolicy> compile) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "The capacity (" + capacity + ") of compiled policies must be positive.");
        }
        this.capacity = capacity;
        this.compile = compile;
    }

    /**
     * The compiled policy, noted as in use; the caller releases it.
     *
     * @throws EvaluationFault when its rules do not compile, now or earlier
     */
    CompiledPolicy acquire(Policy policy) {
        CompiledPolicy ready = find(policy.digest());
        if (ready != null) {
            return ready;
        }
        Object own = compiling.computeIfAbsent(policy.digest(), digest -> new Object());
        synchronized (own) {
            try {
                CompiledPolicy meanwhile = find(policy.digest());
                return meanwhile != null ? meanwhile : keep(policy.digest(), compiled(policy));
            } finally {
                compiling.remove(policy.digest(), own);
            }
        }
    }

    private CompiledPolicy compiled(Policy policy) {
        synchronized (faults) {
            String earlier = faults.get(policy.digest());
            if (earlier != null) {
                throw new EvaluationFault(earlier);
            }
        }
        try {
            return compile.apply(policy);
        } catch (EvaluationFault fault) {
            synchronized (faults) {
                faults.put(policy.digest(), String.valueOf(fault.getMessage()));
                if (faults.size() > capacity) {
                    faults.keySet().remove(faults.keySet().iterator().next());
                }
            }
            throw fault;
        }
    }

    /** Lets go of every other policy; one that is asked for again is compiled again. */
    void keepOnly(Set<Digest> wanted) {
        synchronized (byDigest) {
            Iterator<Map.Entry<Digest, CompiledPolicy>> all =
                    byDigest.entrySet().iterator();
            while (all.hasNext()) {
                Map.Entry<Digest, CompiledPolicy> one = all.next();
                if (!wanted.contains(one.getKey())) {
                    all.remove();
                    one.getValue().retire();
                }
            }
        }
    }

    int size() {
        synchronized (byDigest) {
            return byDigest.size();
        }
    }

    private @Nullable CompiledPolicy find(Digest digest) {
        synchronized (byDigest) {
            CompiledPolicy found = byDigest.get(digest);
            return found == null ? null : found.acquire();
        }
    }

    private CompiledPolicy keep(Digest digest, CompiledPolicy compiled) {
        synchronized (byDigest) {
            CompiledPolicy other = byDigest.put(digest, compiled);
            if (other != null) {
                other.retire();
            }
            Iterator<CompiledPolicy> oldestFirst = byDigest.values().iterator();
            while (byDigest.size() > capacity) {
                CompiledPolicy oldest = oldestFirst.next();
                oldestFirst.remove();
                oldest.retire();
            }
            return compiled.acquire();
        }
    }
}
