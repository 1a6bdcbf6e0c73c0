package org.precisionbenefit.prediction.tree;

import java.util.List;

/**
 * Boosted trees in flat arrays, read only after construction and therefore shared between threads.
 *
 * <p>The margin is a sum of floats in tree order that starts at the base margin: the order and width in which the
 * training library adds, so that both give the same bits.
 */
public final class TreeEnsemble implements Scorer {
    private final int features;
    private final float baseMargin;
    private final int[] roots;
    private final int[] left;
    private final int[] right;
    private final int[] feature;
    private final boolean[] missingGoesLeft;
    private final float[] value;
    private final TreeShap explainer;

    /**
     * Builds an ensemble.
     *
     * @param features how many features a row has
     * @param baseMargin the log odds that the sum starts at
     * @param trees the trees in the order in which they are added
     */
    public TreeEnsemble(int features, float baseMargin, List<Tree> trees) {
        if (!Float.isFinite(baseMargin)) {
            throw new IllegalArgumentException("The base margin of an ensemble must be a finite number.");
        }
        this.features = features;
        this.baseMargin = baseMargin;
        int size = trees.stream().mapToInt(tree -> tree.nodes().size()).sum();
        this.roots = new int[trees.size()];
        this.left = new int[size];
        this.right = new int[size];
        this.feature = new int[size];
        this.missingGoesLeft = new boolean[size];
        this.value = new float[size];
        int at = 0;
        for (int tree = 0; tree < roots.length; tree++) {
            roots[tree] = at;
            at = lay(trees.get(tree), at);
        }
        this.explainer = new TreeShap(features, baseMargin, trees);
    }

    private int lay(Tree tree, int offset) {
        int at = offset;
        for (Tree.Node node : tree.nodes()) {
            if (!node.isLeaf() && node.feature() >= features) {
                throw new IllegalArgumentException("The feature (" + node.feature()
                        + ") of a tree node must be one of the model's " + features + ", counted from 0.");
            }
            left[at] = node.isLeaf() ? -1 : offset + node.left();
            right[at] = node.isLeaf() ? -1 : offset + node.right();
            feature[at] = node.feature();
            missingGoesLeft[at] = node.missingGoesLeft();
            value[at] = node.value();
            at++;
        }
        return at;
    }

    @Override
    public int features() {
        return features;
    }

    /** What explains this ensemble's margins. */
    public TreeShap explainer() {
        return explainer;
    }

    @Override
    public double base() {
        return explainer.base();
    }

    @Override
    public double[] contributions(float[] row) {
        return explainer.contributions(row);
    }

    @Override
    public float margin(float[] row) {
        if (row.length != features) {
            throw new IllegalArgumentException("A row must have " + features + " values, not " + row.length + ".");
        }
        float sum = baseMargin;
        for (int root : roots) {
            sum += value[leaf(root, row)];
        }
        return sum;
    }

    private int leaf(int root, float[] row) {
        int node = root;
        while (left[node] >= 0) {
            float given = row[feature[node]];
            boolean goesLeft = Float.isNaN(given) ? missingGoesLeft[node] : given < value[node];
            node = goesLeft ? left[node] : right[node];
        }
        return node;
    }
}
