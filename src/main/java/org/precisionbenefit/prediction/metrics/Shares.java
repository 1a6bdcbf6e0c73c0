package org.precisionbenefit.prediction.metrics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Exact figures about a share of members, and how to look at several of them at once. */
public final class Shares {
    private Shares() {}

    /** The chance of at most so many hits of a number of tries that each hit with this probability. */
    public static double atMost(int hits, int tries, double probability) {
        if (hits < 0) {
            return 0;
        }
        if (hits >= tries || probability <= 0) {
            return 1;
        }
        if (probability >= 1) {
            return 0;
        }
        double ratio = StrictMath.log(probability / (1 - probability));
        double term = tries * StrictMath.log(1 - probability);
        double sum = StrictMath.exp(term);
        for (int k = 1; k <= hits; k++) {
            term += StrictMath.log((tries - k + 1.0) / k) + ratio;
            sum += StrictMath.exp(term);
        }
        return Math.min(1, sum);
    }

    /** A share with Wilson's interval, which stays between 0 and 1. */
    public static Measured wilson(int hits, int tries) {
        if (tries < 1) {
            throw new IllegalArgumentException("A share must be of at least one member.");
        }
        double share = (double) hits / tries;
        double squared = Measured.NORMAL * Measured.NORMAL;
        double middle = (share + squared / (2 * tries)) / (1 + squared / tries);
        double reach = Measured.NORMAL
                / (1 + squared / tries)
                * StrictMath.sqrt(share * (1 - share) / tries + squared / (4.0 * tries * tries));
        return new Measured(Math.max(0, middle - reach), share, Math.min(1, middle + reach));
    }

    /**
     * Holm's correction for looking at several p-values at once: each adjusted value may be held against the level as if
     * it were the only one.
     */
    public static double[] holm(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[values.length];
        double most = 0;
        for (int rank = 0; rank < order.length; rank++) {
            most = Math.max(most, Math.min(1, values[order[rank]] * (order.length - rank)));
            adjusted[order[rank]] = most;
        }
        return adjusted;
    }
}
