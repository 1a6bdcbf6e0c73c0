package org.precisionbenefit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What groups come to, enumerated: every status of every child, every number needed, trees to depth 4. */
class ThreeValuedLogicTest {
    private static final List<Status> ALL = List.of(Status.values());

    /** A tree of groups over numbered leaves; a leaf is a null list. */
    private record Tree(int atLeast, List<Tree> children) {
        static Tree leaf() {
            return new Tree(0, List.of());
        }

        int leaves() {
            return children.isEmpty()
                    ? 1
                    : children.stream().mapToInt(Tree::leaves).sum();
        }

        Status status(List<Status> leaves) {
            if (children.isEmpty()) {
                return leaves.get(0);
            }
            List<Status> own = new ArrayList<>();
            int from = 0;
            for (Tree child : children) {
                own.add(child.status(leaves.subList(from, from + child.leaves())));
                from += child.leaves();
            }
            return ReferenceEvaluator.combine(atLeast, own);
        }
    }

    /** Every tree of the depth with at most the given number of leaves, groups of one to three children. */
    private static List<Tree> trees(int depth, int leaves) {
        List<Tree> trees = new ArrayList<>(List.of(Tree.leaf()));
        if (depth == 0 || leaves < 1) {
            return trees;
        }
        for (List<Tree> children : forests(depth - 1, leaves, 3)) {
            for (int atLeast = 1; atLeast <= children.size(); atLeast++) {
                trees.add(new Tree(atLeast, children));
            }
        }
        return trees;
    }

    private static List<List<Tree>> forests(int depth, int leaves, int most) {
        List<List<Tree>> forests = new ArrayList<>();
        if (most == 0 || leaves == 0) {
            return forests;
        }
        for (Tree first : trees(depth, leaves)) {
            forests.add(List.of(first));
            for (List<Tree> rest : forests(depth, leaves - first.leaves(), most - 1)) {
                List<Tree> all = new ArrayList<>(List.of(first));
                all.addAll(rest);
                forests.add(all);
            }
        }
        return forests;
    }

    private static List<List<Status>> statuses(int leaves) {
        List<List<Status>> all = List.of(List.of());
        for (int i = 0; i < leaves; i++) {
            List<List<Status>> longer = new ArrayList<>();
            for (List<Status> shorter : all) {
                for (Status status : ALL) {
                    List<Status> one = new ArrayList<>(shorter);
                    one.add(status);
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all;
    }

    /** How good a status is for the member: an unknown requirement waits, one that is not met goes to a person. */
    private static int rank(Status status) {
        return switch (status) {
            case MET -> 2;
            case UNKNOWN -> 1;
            case NOT_MET -> 0;
            case NOT_APPLICABLE -> throw new AssertionError("a group always applies");
        };
    }

    private static void checkEveryStep(Tree tree) {
        for (List<Status> before : statuses(tree.leaves())) {
            Status came = tree.status(before);
            for (int leaf = 0; leaf < before.size(); leaf++) {
                if (before.get(leaf) == Status.UNKNOWN) {
                    check(tree, before, leaf, came);
                }
            }
        }
    }

    private static void check(Tree tree, List<Status> before, int leaf, Status came) {
        for (Status learned : ALL) {
            List<Status> after = new ArrayList<>(before);
            after.set(leaf, learned);
            Status now = tree.children().isEmpty() ? came : tree.status(after);
            if (came != Status.UNKNOWN) {
                assertThat(now)
                        .as("what was settled stays so: %s %s", tree, before)
                        .isEqualTo(came);
            }
            if (learned == Status.MET) {
                assertThat(rank(now))
                        .as("more met is never worse: %s %s", tree, before)
                        .isGreaterThanOrEqualTo(rank(came));
            }
            if (learned == Status.NOT_MET) {
                assertThat(rank(now))
                        .as("less met is never better: %s %s", tree, before)
                        .isLessThanOrEqualTo(rank(came));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void unknown_learned_settled_status_stays_and_order_holds(int depth) {
        List<Tree> trees = trees(depth, depth < 3 ? 4 : 3);
        assertThat(trees).hasSizeGreaterThan(depth * 5);
        trees.stream().filter(tree -> !tree.children().isEmpty()).forEach(ThreeValuedLogicTest::checkEveryStep);
    }

    @Test
    void group_nothing_applies_is_unknown() {
        assertThat(ReferenceEvaluator.combine(1, List.of(Status.NOT_APPLICABLE, Status.NOT_APPLICABLE)))
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void group_fewer_apply_than_needed_needs_all_that_apply() {
        assertThat(ReferenceEvaluator.combine(3, List.of(Status.MET, Status.NOT_APPLICABLE, Status.MET)))
                .isEqualTo(Status.MET);
        assertThat(ReferenceEvaluator.combine(3, List.of(Status.MET, Status.NOT_APPLICABLE, Status.NOT_MET)))
                .isEqualTo(Status.NOT_MET);
    }

    @Test
    void group_two_of_three_one_met_one_unknown_is_unknown() {
        assertThat(ReferenceEvaluator.combine(2, List.of(Status.MET, Status.UNKNOWN, Status.NOT_MET)))
                .isEqualTo(Status.UNKNOWN);
    }
}
