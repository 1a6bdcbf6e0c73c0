package org.precisionbenefit.prediction.tree;

/** Descends through trees with one row and credits each feature with what the leaves owe it. */
final class ShapWalk {
    private static final int NONE = -1;

    private final float[] row;
    private final double[] moved;
    private final ShapPath[] paths = new ShapPath[Tree.MAX_DEPTH + 1];

    /**
     * Prepares a walk.
     *
     * @param row the row explained
     * @param moved where credit is added, one place per feature
     */
    ShapWalk(float[] row, double[] moved) {
        this.row = row;
        this.moved = moved;
        for (int depth = 0; depth < paths.length; depth++) {
            paths[depth] = new ShapPath(depth + 1);
        }
    }

    void through(Tree tree) {
        ShapPath root = paths[0];
        root.clear();
        root.extend(1, NONE, 1);
        visit(tree, tree.nodes().get(0), 0);
    }

    private void visit(Tree tree, Tree.Node node, int depth) {
        ShapPath path = paths[depth];
        if (node.isLeaf()) {
            credit(path, node.value());
            return;
        }
        double zero = 1;
        double one = 1;
        int earlier = path.find(node.feature());
        if (earlier >= 0) {
            zero = path.zero(earlier);
            one = path.one(earlier);
            path.remove(earlier);
        }
        float given = row[node.feature()];
        boolean goesLeft = Float.isNaN(given) ? node.missingGoesLeft() : given < node.value();
        Tree.Node left = tree.nodes().get(node.left());
        Tree.Node right = tree.nodes().get(node.right());
        enter(depth, zero * left.cover() / node.cover(), node.feature(), goesLeft ? one : 0);
        visit(tree, left, depth + 1);
        enter(depth, zero * right.cover() / node.cover(), node.feature(), goesLeft ? 0 : one);
        visit(tree, right, depth + 1);
    }

    private void enter(int depth, double zero, int feature, double one) {
        ShapPath next = paths[depth + 1];
        next.copy(paths[depth]);
        next.extend(zero, feature, one);
    }

    private void credit(ShapPath path, double leaf) {
        for (int step = 1; step < path.length(); step++) {
            moved[path.feature(step)] += path.weightWithout(step) * (path.one(step) - path.zero(step)) * leaf;
        }
    }
}
