package org.precisionbenefit.prediction.metrics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The area under the curve: the chance that a member with the outcome scores higher than one without, ties counting
 * half. Its variance, and that of the difference of two scores on the same members, are DeLong's (Biometrics 1988),
 * computed by mid-ranks.
 */
public final class RocAuc {
    private final double value;
    private final double[] withEvent;
    private final double[] without;

    private RocAuc(double value, double[] withEvent, double[] without) {
        this.value = value;
        this.withEvent = withEvent;
        this.without = without;
    }

    /**
     * The area for these scores.
     *
     * @param scores one per member; higher means likelier
     * @param events whether the outcome came about
     * @throws IllegalArgumentException when all members or none have the outcome
     */
    public static RocAuc of(double[] scores, boolean[] events) {
        double[] high = chosen(scores, events, true);
        double[] low = chosen(scores, events, false);
        if (high.length == 0 || low.length == 0) {
            throw new IllegalArgumentException("The outcome must come about for some members and not for others.");
        }
        double[] all = new double[high.length + low.length];
        System.arraycopy(high, 0, all, 0, high.length);
        System.arraycopy(low, 0, all, high.length, low.length);
        double[] amongAll = midRanks(all);
        double[] amongHigh = midRanks(high);
        double[] amongLow = midRanks(low);
        double sum = 0;
        double[] withEvent = new double[high.length];
        for (int i = 0; i < high.length; i++) {
            withEvent[i] = (amongAll[i] - amongHigh[i]) / low.length;
            sum += withEvent[i];
        }
        double[] without = new double[low.length];
        for (int j = 0; j < low.length; j++) {
            without[j] = 1 - (amongAll[high.length + j] - amongLow[j]) / high.length;
        }
        return new RocAuc(sum / high.length, withEvent, without);
    }

    private static double[] chosen(double[] scores, boolean[] events, boolean event) {
        if (scores.length != events.length) {
            throw new IllegalArgumentException("There must be as many scores as outcomes.");
        }
        return IntStream.range(0, scores.length)
                .filter(i -> events[i] == event)
                .mapToDouble(i -> scores[i])
                .toArray();
    }

    /** The rank of each value from 1, tied values sharing the mean of theirs. */
    static double[] midRanks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        int i = 0;
        while (i < order.length) {
            int j = i;
            while (j < order.length && values[order[j]] == values[order[i]]) {
                j++;
            }
            for (int tied = i; tied < j; tied++) {
                ranks[order[tied]] = (i + j - 1) / 2.0 + 1;
            }
            i = j;
        }
        return ranks;
    }

    public double value() {
        return value;
    }

    /** The area with its interval, cut at 0 and 1. */
    public Measured measured() {
        Measured wald = Measured.normal(value, StrictMath.sqrt(covariance(this)));
        return new Measured(Math.max(0, wald.low()), value, Math.min(1, wald.high()));
    }

    /** This area less that of another score of the same members in the same order. */
    public Measured minus(RocAuc other) {
        if (other.withEvent.length != withEvent.length || other.without.length != without.length) {
            throw new IllegalArgumentException("Both scores must be of the same members.");
        }
        double variance = covariance(this) + other.covariance(other) - 2 * covariance(other);
        return Measured.normal(value - other.value, StrictMath.sqrt(Math.max(0, variance)));
    }

    private double covariance(RocAuc other) {
        return covariance(withEvent, value, other.withEvent, other.value)
                + covariance(without, value, other.without, other.value);
    }

    private static double covariance(double[] a, double meanA, double[] b, double meanB) {
        if (a.length < 2) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / (a.length - 1) / a.length;
    }
}
