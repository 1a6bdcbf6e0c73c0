package org.precisionbenefit.policy.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.TestsOfValues;
import org.precisionbenefit.policy.ValueTypes;

/**
 * What the tests of a policy come to by every value that they tell apart, as sets of these values. Only known values are in
 * them: what is unknown leaves every test of the term unknown.
 */
final class TermSets {
    private final Map<TermKey, List<TermValue>> values = new TreeMap<>();
    private final Map<Test, BitSet> met = new HashMap<>();
    private final Map<Test, BitSet> notMet = new HashMap<>();

    TermSets(Policy policy, Function<String, TermDomain> domains) {
        Map<TermKey, List<Test>> byTerm = new TreeMap<>();
        ValueTypes.tests(policy).forEach(test -> byTerm.computeIfAbsent(test.term(), key -> new ArrayList<>())
                .add(test));
        byTerm.forEach((term, tests) -> {
            List<TermValue> of = TermValues.of(tests, domains.apply(term.term()));
            values.put(term, of);
            for (Test test : tests) {
                met.put(test, where(test, of, Status.MET));
                notMet.put(test, where(test, of, Status.NOT_MET));
            }
        });
    }

    private static BitSet where(Test test, List<TermValue> values, Status status) {
        BitSet where = new BitSet();
        for (int i = 0; i < values.size(); i++) {
            where.set(i, TestsOfValues.status(test, values.get(i)) == status);
        }
        return where;
    }

    private BitSet met(Test test) {
        return (BitSet) of(met, test).clone();
    }

    private BitSet notMet(Test test) {
        return (BitSet) of(notMet, test).clone();
    }

    private static BitSet of(Map<Test, BitSet> sets, Test test) {
        BitSet set = sets.get(test);
        if (set == null) {
            throw new IllegalArgumentException("The test of (" + test.term() + ") must be one of the policy.");
        }
        return set;
    }

    /** Whether a value meets all of these tests of one term. */
    boolean canAllBeMet(Collection<Test> tests) {
        BitSet left = null;
        for (Test test : tests) {
            if (left == null) {
                left = met(test);
            } else {
                left.and(of(met, test));
            }
        }
        return left == null || !left.isEmpty();
    }

    /** Whether no known value, of those that meet the tests around, leaves all of these tests of one term not met. */
    boolean leaveNothingOut(Collection<Test> tests, Collection<Test> around) {
        Test first = tests.iterator().next();
        BitSet left = all(first);
        around.forEach(test -> left.and(of(met, test)));
        if (left.isEmpty()) {
            return false;
        }
        tests.forEach(test -> left.and(of(notMet, test)));
        return left.isEmpty();
    }

    /** Whether the second test says nothing beside the first of the same term, whatever the value is. */
    boolean implies(Test strong, Test weak) {
        BitSet less = notMet(weak);
        less.andNot(of(notMet, strong));
        BitSet more = met(strong);
        more.andNot(of(met, weak));
        return less.isEmpty() && more.isEmpty();
    }

    /** The most, or the fewest, of these tests of one term that one known value meets. */
    int metAtOnce(List<Test> tests, boolean most) {
        int found = most ? 0 : tests.size();
        for (int i = 0; i < values(tests.get(0)).size(); i++) {
            int value = i;
            int count = (int)
                    tests.stream().filter(test -> of(met, test).get(value)).count();
            found = most ? Math.max(found, count) : Math.min(found, count);
        }
        return found;
    }

    private BitSet all(Test test) {
        BitSet all = new BitSet();
        all.set(0, values(test).size());
        return all;
    }

    private List<TermValue> values(Test test) {
        List<TermValue> of = values.get(test.term());
        return of == null ? List.of() : of;
    }
}
