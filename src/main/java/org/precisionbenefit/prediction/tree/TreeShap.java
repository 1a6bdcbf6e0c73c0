package org.precisionbenefit.prediction.tree;

import java.util.List;

/**
 * Shapley values of one row over the paths of the trees, weighted by the training rows that went each way (Lundberg,
 * Erion and Lee, Consistent individualized feature attribution for tree ensembles, 2018, algorithm 2).
 *
 * <p>The values and the base add up to the margin. They explain the model, not the medicine. Only the four basic
 * operations on doubles are used, so the result is the same on every machine.
 */
public final class TreeShap {
    private final int features;
    private final List<Tree> trees;
    private final List<List<LeafShares>> leaves;
    private final double base;

    TreeShap(int features, float baseMargin, List<Tree> trees) {
        this.features = features;
        this.trees = List.copyOf(trees);
        this.leaves = trees.stream().map(LeafShares::of).toList();
        double sum = baseMargin;
        for (Tree tree : trees) {
            sum += mean(tree, 0);
        }
        this.base = sum;
    }

    /** The value that the margin is explained from: what the ensemble gives on average over its training rows. */
    public double base() {
        return base;
    }

    /** How far each feature moved the margin of this row away from the base, in log odds. */
    public double[] contributions(float[] row) {
        double[] moved = new double[features];
        for (int i = 0; i < trees.size(); i++) {
            boolean[] goesLeft = goesLeft(trees.get(i), row);
            for (LeafShares leaf : leaves.get(i)) {
                leaf.credit(goesLeft, moved);
            }
        }
        return moved;
    }

    private static boolean[] goesLeft(Tree tree, float[] row) {
        boolean[] goesLeft = new boolean[tree.nodes().size()];
        for (int i = 0; i < goesLeft.length; i++) {
            Tree.Node node = tree.nodes().get(i);
            if (!node.isLeaf()) {
                float given = row[node.feature()];
                goesLeft[i] = Float.isNaN(given) ? node.missingGoesLeft() : given < node.value();
            }
        }
        return goesLeft;
    }

    private static double mean(Tree tree, int at) {
        Tree.Node node = tree.nodes().get(at);
        if (node.isLeaf()) {
            return node.value();
        }
        double left = tree.nodes().get(node.left()).cover() * mean(tree, node.left());
        double right = tree.nodes().get(node.right()).cover() * mean(tree, node.right());
        return (left + right) / node.cover();
    }
}
