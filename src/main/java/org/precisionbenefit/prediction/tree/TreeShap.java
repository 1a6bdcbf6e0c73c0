package org.precisionbenefit.prediction.tree;

/**
 * Shapley values of one row over the paths of the trees, weighted by the training rows that went each way (Lundberg,
 * Erion and Lee, Consistent individualized feature attribution for tree ensembles, 2018, algorithm 2).
 *
 * <p>The values and the base add up to the margin. They explain the model, not the medicine. Only the four basic
 * operations on doubles are used, so the result is the same on every machine.
 */
public final class TreeShap {
    private final TreeEnsemble ensemble;

    public TreeShap(TreeEnsemble ensemble) {
        this.ensemble = ensemble;
    }

    /** The value that the margin is explained from: what the ensemble gives on average over its training rows. */
    public double base() {
        double base = ensemble.baseMargin();
        for (Tree tree : ensemble.trees()) {
            base += mean(tree, 0);
        }
        return base;
    }

    /** How far each feature moved the margin of this row away from the base, in log odds. */
    public double[] contributions(float[] row) {
        double[] moved = new double[ensemble.features()];
        for (Tree tree : ensemble.trees()) {
            new Walk(tree, row, moved).from(0, new Path(), 1, 1, -1);
        }
        return moved;
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

    /** One descent through one tree, which collects what each leaf owes to each feature on its path. */
    private record Walk(Tree tree, float[] row, double[] moved) {
        void from(int at, Path before, double zero, double one, int feature) {
            Path path = before.extended(zero, one, feature);
            Tree.Node node = tree.nodes().get(at);
            if (node.isLeaf()) {
                credit(path, node.value());
            } else {
                split(node, path);
            }
        }

        private void credit(Path path, double leaf) {
            for (int step = 1; step < path.length; step++) {
                double weight = path.weightWithout(step);
                moved[path.feature[step]] += weight * (path.one[step] - path.zero[step]) * leaf;
            }
        }

        private void split(Tree.Node node, Path path) {
            float given = row[node.feature()];
            boolean goesLeft = Float.isNaN(given) ? node.missingGoesLeft() : given < node.value();
            int hot = goesLeft ? node.left() : node.right();
            int cold = goesLeft ? node.right() : node.left();
            double zero = 1;
            double one = 1;
            Path rest = path;
            int earlier = path.find(node.feature());
            if (earlier >= 0) {
                zero = path.zero[earlier];
                one = path.one[earlier];
                rest = path.without(earlier);
            }
            from(hot, rest, zero * share(hot, node), one, node.feature());
            from(cold, rest, zero * share(cold, node), 0, node.feature());
        }

        private double share(int child, Tree.Node node) {
            return (double) tree.nodes().get(child).cover() / node.cover();
        }
    }

    /** The features on the way from the root, each once, with the weights of all subset sizes. */
    private static final class Path {
        private final int length;
        private final int[] feature;
        private final double[] zero;
        private final double[] one;
        private final double[] weight;

        Path() {
            this(0);
        }

        private Path(int length) {
            this.length = length;
            this.feature = new int[length];
            this.zero = new double[length];
            this.one = new double[length];
            this.weight = new double[length];
        }

        Path extended(double zeroShare, double oneShare, int newFeature) {
            Path longer = new Path(length + 1);
            copy(longer, 0, 0, length);
            System.arraycopy(weight, 0, longer.weight, 0, length);
            longer.feature[length] = newFeature;
            longer.zero[length] = zeroShare;
            longer.one[length] = oneShare;
            longer.weight[length] = length == 0 ? 1 : 0;
            for (int size = length - 1; size >= 0; size--) {
                longer.weight[size + 1] += oneShare * longer.weight[size] * (size + 1) / (length + 1);
                longer.weight[size] = zeroShare * longer.weight[size] * (length - size) / (length + 1);
            }
            return longer;
        }

        Path without(int step) {
            Path shorter = new Path(length - 1);
            copy(shorter, 0, 0, step);
            copy(shorter, step + 1, step, length - 1 - step);
            unwind(step, shorter.weight);
            return shorter;
        }

        double weightWithout(int step) {
            double[] weights = new double[length - 1];
            unwind(step, weights);
            double sum = 0;
            for (double each : weights) {
                sum += each;
            }
            return sum;
        }

        private void unwind(int step, double[] into) {
            int last = length - 1;
            double next = weight[last];
            for (int size = last - 1; size >= 0; size--) {
                if (one[step] != 0) {
                    into[size] = next * length / ((size + 1) * one[step]);
                    next = weight[size] - into[size] * zero[step] * (last - size) / length;
                } else {
                    into[size] = weight[size] * length / (zero[step] * (last - size));
                }
            }
        }

        int find(int wanted) {
            for (int step = 1; step < length; step++) {
                if (feature[step] == wanted) {
                    return step;
                }
            }
            return -1;
        }

        private void copy(Path to, int from, int at, int count) {
            System.arraycopy(feature, from, to.feature, at, count);
            System.arraycopy(zero, from, to.zero, at, count);
            System.arraycopy(one, from, to.one, at, count);
        }
    }
}
