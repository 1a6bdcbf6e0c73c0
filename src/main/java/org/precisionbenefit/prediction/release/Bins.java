package org.precisionbenefit.prediction.release;

import java.util.Arrays;

/**
 * A distribution in bins: how often a value lay in each, and how often there was none.
 */
final class Bins {
    /** So that a bin in which nothing was seen does not make the index endless. */
    private static final double LEAST = 1e-4;

    private final double[] edges;
    private final long[] counts;
    private long missing;

    /**
     * Empty bins.
     *
     * @param edges the upper ends of all bins but the last, rising; a value at an edge lies above it
     */
    Bins(double[] edges) {
        this.edges = edges.clone();
        this.counts = new long[edges.length + 1];
    }

    void add(float value) {
        if (Float.isNaN(value)) {
            missing++;
            return;
        }
        int at = 0;
        while (at < edges.length && value >= edges[at]) {
            at++;
        }
        counts[at]++;
    }

    long size() {
        return missing + Arrays.stream(counts).sum();
    }

    /** The share of each bin among all, the share of what is missing last. */
    double[] shares() {
        double all = Math.max(1, size());
        double[] shares = new double[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            shares[i] = counts[i] / all;
        }
        shares[counts.length] = missing / all;
        return shares;
    }

    /**
     * The population stability index: the sum of (share less expected share) times the logarithm of their ratio. By custom a
     * tenth is worth a look and a quarter is a shift.
     */
    static double stability(double[] expected, double[] seen) {
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            double one = Math.max(LEAST, expected[i]);
            double other = Math.max(LEAST, seen[i]);
            sum += (other - one) * StrictMath.log(other / one);
        }
        return sum;
    }

    /** The greatest distance between the two distribution functions at the edges (Kolmogorov and Smirnov), of what is there. */
    static double distance(double[] expected, double[] seen) {
        int bins = expected.length - 1;
        double allExpected = Math.max(LEAST, Arrays.stream(expected, 0, bins).sum());
        double allSeen = Math.max(LEAST, Arrays.stream(seen, 0, bins).sum());
        double one = 0;
        double other = 0;
        double most = 0;
        for (int i = 0; i < bins; i++) {
            one += expected[i] / allExpected;
            other += seen[i] / allSeen;
            most = Math.max(most, Math.abs(one - other));
        }
        return most;
    }
}
