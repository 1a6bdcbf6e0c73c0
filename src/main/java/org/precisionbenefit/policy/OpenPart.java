package org.precisionbenefit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of a policy is left open by facts, in a shape that can be tried with many answers. A line that three-valued logic settles
 * stays as it is by every answer and stands here as its status alone.
 */
final class OpenPart {
    private final Facts facts;
    /** The facts without the open terms. */
    private final Facts known;

    private final SortedSet<TermKey> open = new TreeSet<>();
    private final SortedMap<CriterionId, Status> statuses = new TreeMap<>();
    private final List<TermKey> terms = new ArrayList<>();
    private final List<List<Test>> tests = new ArrayList<>();
    private final List<Integer> uses = new ArrayList<>();
    private final Node root;

    /**
     * A line.
     *
     * @param onlyIf the open test of whether it applies, or null where it applies
     * @param when its open test, or null
     * @param status what it comes to where nothing about that is open, or null
     * @param atLeast how many children have to be met; 0 for no group
     * @param children its children
     */
    record Node(
            @Nullable OpenTest onlyIf,
            @Nullable OpenTest when,
            @Nullable Status status,
            int atLeast,
            List<Node> children) {}

    /**
     * A test of a term that is open.
     *
     * @param term the place of the term among the open ones
     * @param place its place among the term's tests
     */
    record OpenTest(int term, int place) {}

    /** Builds the open part of a policy: a term is open where one of its tests is unknown, because an answer changes them all. */
    OpenPart(Policy policy, Facts facts) {
        this.facts = facts;
        for (Test test : ValueTypes.tests(policy)) {
            if (Comparison.of(test, facts) == Status.UNKNOWN) {
                open.add(test.term());
            }
        }
        SortedMap<TermKey, TermValue> rest = new TreeMap<>(facts.values());
        rest.keySet().removeAll(open);
        this.known = new Facts(rest);
        ReferenceEvaluator.status(policy.root(), known, statuses);
        this.root = node(policy.root());
    }

    Node root() {
        return root;
    }

    /** The open terms that are left, in the order of the policy. */
    List<TermKey> terms() {
        return terms;
    }

    /** The tests of an open term that are left, each test once. */
    List<Test> tests(int term) {
        return tests.get(term);
    }

    /** What is known of the term already: somebody's word where a document is needed, or that it is unknown. */
    TermValue given(TermKey term) {
        return facts.get(term);
    }

    /** Whether more than one place looks at the term, so that what they come to hangs together. */
    boolean isRepeated(int term) {
        return uses.get(term) > 1;
    }

    private Node node(Criterion criterion) {
        Status status = statuses.getOrDefault(criterion.id(), Status.UNKNOWN);
        if (status != Status.UNKNOWN) {
            return new Node(null, null, status, 0, List.of());
        }
        OpenTest onlyIf = open(criterion.header().onlyIf());
        if (criterion instanceof Criterion.Leaf leaf) {
            OpenTest when = open(leaf.when());
            return new Node(onlyIf, when, when == null ? Comparison.of(leaf.when(), known) : null, 0, List.of());
        }
        Criterion.Group group = (Criterion.Group) criterion;
        Status own = ReferenceEvaluator.combine(
                group.atLeast(),
                group.children().stream()
                        .map(child -> statuses.getOrDefault(child.id(), Status.UNKNOWN))
                        .toList());
        return own == Status.UNKNOWN
                ? new Node(
                        onlyIf,
                        null,
                        null,
                        group.atLeast(),
                        group.children().stream().map(this::node).toList())
                : new Node(onlyIf, null, own, 0, List.of());
    }

    private @Nullable OpenTest open(@Nullable Test test) {
        if (test == null || !open.contains(test.term())) {
            return null;
        }
        int term = terms.indexOf(test.term());
        if (term < 0) {
            term = terms.size();
            terms.add(test.term());
            tests.add(new ArrayList<>());
            uses.add(0);
        }
        List<Test> all = tests.get(term);
        if (!all.contains(test)) {
            all.add(test);
        }
        uses.set(term, uses.get(term) + 1);
        return new OpenTest(term, all.indexOf(test));
    }
}
