package org.precisionbenefit.prediction.tree;

/**
 * The features on the way from the root of a tree, each once, with the weights of all subset sizes. The first step
 * stands for the root and names no feature.
 */
final class ShapPath {
    private int length;
    private final int[] feature;
    private final double[] zero;
    private final double[] one;
    private final double[] weight;

    ShapPath(int capacity) {
        this.feature = new int[capacity];
        this.zero = new double[capacity];
        this.one = new double[capacity];
        this.weight = new double[capacity];
    }

    int length() {
        return length;
    }

    int feature(int step) {
        return feature[step];
    }

    double zero(int step) {
        return zero[step];
    }

    double one(int step) {
        return one[step];
    }

    /**
     * Adds a feature.
     *
     * @param zeroShare the share of training rows that go this way when the feature is not known
     * @param newFeature the feature
     * @param oneShare 1 when the row itself goes this way, else 0
     */
    void extend(double zeroShare, int newFeature, double oneShare) {
        feature[length] = newFeature;
        zero[length] = zeroShare;
        one[length] = oneShare;
        weight[length] = length == 0 ? 1 : 0;
        for (int size = length - 1; size >= 0; size--) {
            weight[size + 1] += oneShare * weight[size] * (size + 1) / (length + 1);
            weight[size] = zeroShare * weight[size] * (length - size) / (length + 1);
        }
        length++;
    }

    /** Takes a step out again. */
    void remove(int step) {
        int last = length - 1;
        double next = weight[last];
        for (int size = last - 1; size >= 0; size--) {
            if (one[step] != 0) {
                double before = weight[size];
                weight[size] = next * length / ((size + 1) * one[step]);
                next = before - weight[size] * zero[step] * (last - size) / length;
            } else {
                weight[size] = weight[size] * length / (zero[step] * (last - size));
            }
        }
        int behind = last - step;
        System.arraycopy(feature, step + 1, feature, step, behind);
        System.arraycopy(zero, step + 1, zero, step, behind);
        System.arraycopy(one, step + 1, one, step, behind);
        length--;
    }

    /** The sum of the weights that would be left if the step were taken out. */
    double weightWithout(int step) {
        int last = length - 1;
        double next = weight[last];
        double sum = 0;
        for (int size = last - 1; size >= 0; size--) {
            if (one[step] != 0) {
                double left = next * length / ((size + 1) * one[step]);
                sum += left;
                next = weight[size] - left * zero[step] * (last - size) / length;
            } else {
                sum += weight[size] * length / (zero[step] * (last - size));
            }
        }
        return sum;
    }

    /** The step that stands for the feature, or -1. */
    int find(int wanted) {
        for (int step = 1; step < length; step++) {
            if (feature[step] == wanted) {
                return step;
            }
        }
        return -1;
    }
}
