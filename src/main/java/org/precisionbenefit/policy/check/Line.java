package org.precisionbenefit.policy.check;

import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.Test;

/**
 * A test that has to be met for the lines around it to matter.
 *
 * @param id the criterion that asks it
 * @param test the test
 * @param depth how deep its group lies in the tree, or -1 for a test that says when a group applies
 */
record Line(CriterionId id, Test test, int depth) {

    /** The tests without which the criterion cannot be met: its own, or those of an "all" group. */
    static List<Line> neededBy(Criterion criterion, int depth) {
        return unconditional(criterion, Combination.ALL, depth);
    }

    /** The tests each of which alone meets the criterion: its own, or those of an "any" group. */
    static List<Line> enoughFor(Criterion criterion, int depth) {
        return unconditional(criterion, Combination.ANY, depth);
    }

    private static List<Line> unconditional(Criterion criterion, Combination how, int depth) {
        List<Line> lines = new ArrayList<>();
        if (criterion.header().onlyIf() != null) {
            return lines;
        }
        if (criterion instanceof Criterion.Leaf leaf) {
            lines.add(new Line(leaf.id(), leaf.when(), depth));
        } else if (criterion instanceof Criterion.Group group && isAll(group, how)) {
            group.children().forEach(child -> lines.addAll(unconditional(child, how, depth)));
        }
        return lines;
    }

    /** A group of one is both. */
    private static boolean isAll(Criterion.Group group, Combination how) {
        int needed = how == Combination.ALL ? group.children().size() : 1;
        return group.atLeast() == needed;
    }

    TermKey term() {
        return test.term();
    }

    boolean isOf(TermKey other) {
        return test.term().equals(other);
    }
}
