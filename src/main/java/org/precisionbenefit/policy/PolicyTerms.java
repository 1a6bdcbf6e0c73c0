package org.precisionbenefit.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which tests and terms does a policy name? The caller has to find a value for each of these terms, and for no other. */
public final class PolicyTerms {
    private PolicyTerms() {}

    /** Every term that the policy compares, sorted. */
    public static SortedSet<TermKey> of(Policy policy) {
        SortedSet<TermKey> terms = new TreeSet<>();
        policy.criteria().forEach(criterion -> tests(criterion).forEach(test -> terms.add(test.term())));
        return Collections.unmodifiableSortedSet(terms);
    }

    /** The tests of one criterion itself, not of its children: first when it applies, then what it asks for. */
    public static List<Test> tests(Criterion criterion) {
        List<Test> tests = new ArrayList<>();
        Test onlyIf = criterion.header().onlyIf();
        if (onlyIf != null) {
            tests.add(onlyIf);
        }
        if (criterion instanceof Criterion.Leaf leaf) {
            tests.add(leaf.when());
        }
        return List.copyOf(tests);
    }
}
