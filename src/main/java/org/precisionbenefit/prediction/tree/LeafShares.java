package org.precisionbenefit.prediction.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What one leaf owes each feature on the way to it. That depends on the row only by the questions at which the row goes
 * along that way, so that the amounts of each such pattern are worked out once and kept.
 */
final class LeafShares {
    /** A longer way has too many patterns to keep; the project's own models ask at most four questions. */
    private static final int LONGEST_KEPT = 6;

    private static final int NONE = -1;

    private final Tree tree;
    private final int[] way;
    private final int leaf;
    private final boolean[] leadsLeft;
    private final int[] features;
    private final @Nullable AtomicReferenceArray<double[]> kept;

    /**
     * The leaf at the end of a way.
     *
     * @param way the nodes from the root to before the leaf
     * @param leaf the leaf
     */
    private LeafShares(Tree tree, int[] way, int leaf) {
        this.tree = tree;
        this.way = way;
        this.leaf = leaf;
        this.leadsLeft = new boolean[way.length];
        for (int question = 0; question < way.length; question++) {
            leadsLeft[question] = tree.nodes().get(way[question]).left() == next(question);
        }
        ShapPath path = path(0);
        this.features = new int[path.length() - 1];
        for (int step = 1; step < path.length(); step++) {
            features[step - 1] = path.feature(step);
        }
        this.kept = way.length <= LONGEST_KEPT ? new AtomicReferenceArray<>(1 << way.length) : null;
    }

    /** The leaves of a tree from left to right. */
    static List<LeafShares> of(Tree tree) {
        List<LeafShares> leaves = new ArrayList<>();
        gather(tree, new int[0], 0, leaves);
        return leaves;
    }

    private static void gather(Tree tree, int[] way, int at, List<LeafShares> into) {
        Tree.Node node = tree.nodes().get(at);
        if (node.isLeaf()) {
            into.add(new LeafShares(tree, way, at));
            return;
        }
        int[] longer = Arrays.copyOf(way, way.length + 1);
        longer[way.length] = at;
        gather(tree, longer, node.left(), into);
        gather(tree, longer, node.right(), into);
    }

    /**
     * Credits each feature with its share.
     *
     * @param goesLeft for each node of the tree, whether the row goes left there
     * @param moved where credit is added, one place for each feature
     */
    void credit(boolean[] goesLeft, double[] moved) {
        int along = 0;
        for (int question = 0; question < way.length; question++) {
            if (goesLeft[way[question]] == leadsLeft[question]) {
                along |= 1 << question;
            }
        }
        double[] shares = shares(along);
        for (int step = 0; step < features.length; step++) {
            moved[features[step]] += shares[step];
        }
    }

    private double[] shares(int along) {
        double[] known = kept == null ? null : kept.get(along);
        if (known != null) {
            return known;
        }
        double[] shares = worked(along);
        if (kept != null) {
            // Whoever comes second finds the same amounts.
            kept.set(along, shares);
        }
        return shares;
    }

    private double[] worked(int along) {
        ShapPath path = path(along);
        double value = tree.nodes().get(leaf).value();
        double[] shares = new double[features.length];
        for (int step = 1; step < path.length(); step++) {
            shares[step - 1] = path.weightWithout(step) * (path.one(step) - path.zero(step)) * value;
        }
        return shares;
    }

    /** The features on the way with their weights, for a row that goes along it at these questions. */
    private ShapPath path(int along) {
        ShapPath path = new ShapPath(way.length + 1);
        path.extend(1, NONE, 1);
        for (int question = 0; question < way.length; question++) {
            Tree.Node node = tree.nodes().get(way[question]);
            double zero = 1;
            double one = 1;
            int earlier = path.find(node.feature());
            if (earlier >= 0) {
                zero = path.zero(earlier);
                one = path.one(earlier);
                path.remove(earlier);
            }
            float cover = tree.nodes().get(next(question)).cover();
            boolean goesAlong = (along & 1 << question) != 0;
            path.extend(zero * cover / node.cover(), node.feature(), goesAlong ? one : 0);
        }
        return path;
    }

    private int next(int question) {
        return question + 1 < way.length ? way[question + 1] : leaf;
    }
}
