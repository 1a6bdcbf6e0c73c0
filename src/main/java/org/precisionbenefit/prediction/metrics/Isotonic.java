package org.precisionbenefit.prediction.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Calibration by the best rising step function, found by pooling neighbours that would fall. It keeps the order of
 * members but for ties, and needs many events: with few it follows chance.
 */
public final class Isotonic {
    private final double[] from;
    private final double[] values;

    private Isotonic(double[] from, double[] values) {
        this.from = from;
        this.values = values;
    }

    /**
     * Fits scores to outcomes.
     *
     * @throws IllegalArgumentException when there is none, or not one outcome for each score
     */
    public static Isotonic fit(double[] scores, boolean[] events) {
        if (scores.length == 0 || scores.length != events.length) {
            throw new IllegalArgumentException("There must be as many scores as outcomes, and at least one.");
        }
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] starts = new double[scores.length];
        double[] sums = new double[scores.length];
        double[] counts = new double[scores.length];
        int blocks = 0;
        for (int i : order) {
            // Equal scores are one block from the start, so that members who score the same are told the same.
            if (blocks > 0 && starts[blocks - 1] == scores[i]) {
                sums[blocks - 1] += events[i] ? 1 : 0;
                counts[blocks - 1]++;
            } else {
                starts[blocks] = scores[i];
                sums[blocks] = events[i] ? 1 : 0;
                counts[blocks] = 1;
                blocks++;
            }
        }
        return pooled(starts, sums, counts, blocks);
    }

    private static Isotonic pooled(double[] starts, double[] sums, double[] counts, int blocks) {
        int top = 0;
        for (int block = 1; block < blocks; block++) {
            top++;
            starts[top] = starts[block];
            sums[top] = sums[block];
            counts[top] = counts[block];
            while (top > 0 && sums[top - 1] * counts[top] >= sums[top] * counts[top - 1]) {
                sums[top - 1] += sums[top];
                counts[top - 1] += counts[top];
                top--;
            }
        }
        double[] values = new double[top + 1];
        for (int block = 0; block <= top; block++) {
            values[block] = sums[block] / counts[block];
        }
        return new Isotonic(Arrays.copyOf(starts, top + 1), values);
    }

    /** The share that came about at a score: that of the step the score stands on, of the first one below all. */
    public double probability(double score) {
        int found = Arrays.binarySearch(from, score);
        return values[found >= 0 ? found : Math.max(0, -found - 2)];
    }
}
