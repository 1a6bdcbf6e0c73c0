package org.precisionbenefit.prediction.tree;

import java.util.List;

/**
 * One decision tree, checked: every node is reached from the root exactly once.
 *
 * @param nodes the nodes; the first one is the root
 */
public record Tree(List<Node> nodes) {
    /** Deeper trees than this are refused; the project's own models stay at four. */
    public static final int MAX_DEPTH = 16;

    public Tree {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("A tree must have at least one node.");
        }
        boolean[] reached = new boolean[nodes.size()];
        reach(nodes, 0, 0, reached);
        for (int node = 0; node < reached.length; node++) {
            if (!reached[node]) {
                throw new IllegalArgumentException("The node (" + node + ") of a tree must be reached from its root.");
            }
        }
    }

    private static void reach(List<Node> nodes, int node, int depth, boolean[] reached) {
        if (node < 0 || node >= nodes.size()) {
            throw new IllegalArgumentException("The child (" + node + ") of a tree node must be one of its "
                    + nodes.size() + " nodes, counted from 0.");
        }
        if (reached[node]) {
            throw new IllegalArgumentException(
                    "The node (" + node + ") of a tree must have one parent only; this tree has a cycle or a knot.");
        }
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("A tree must be at most " + MAX_DEPTH + " levels deep.");
        }
        reached[node] = true;
        Node here = nodes.get(node);
        if (!here.isLeaf()) {
            reach(nodes, here.left(), depth + 1, reached);
            reach(nodes, here.right(), depth + 1, reached);
        }
    }

    /**
     * One node: a question, or a leaf with its answer.
     *
     * @param left where a value below the threshold goes, or -1 in a leaf
     * @param value the threshold of a question; the addition to the margin in a leaf
     * @param right where a value at or above the threshold goes, or -1 in a leaf
     * @param missingGoesLeft where a missing value goes
     * @param feature the feature asked about, from 0; ignored in a leaf
     * @param cover the weight of the training rows that came by (sum of second derivatives), above zero
     */
    public record Node(int left, float value, int right, boolean missingGoesLeft, int feature, float cover) {
        public Node {
            if ((left < 0) != (right < 0)) {
                throw new IllegalArgumentException("A tree node must have two children or none.");
            }
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("The threshold or value of a tree node must be a finite number.");
            }
            if (!Float.isFinite(cover) || cover <= 0f) {
                throw new IllegalArgumentException("The cover of a tree node must be a positive number.");
            }
            if (feature < 0) {
                throw new IllegalArgumentException(
                        "The feature (" + feature + ") of a tree node must not be negative.");
            }
        }

        public boolean isLeaf() {
            return left < 0;
        }
    }
}
