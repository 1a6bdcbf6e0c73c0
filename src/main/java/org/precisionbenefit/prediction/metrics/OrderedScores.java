package org.precisionbenefit.prediction.metrics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Scores sorted once, so that the area under the curve of each resample is one walk. */
public final class OrderedScores {
    private final int[] order;
    private final double[] scores;
    private final boolean[] events;

    /**
     * Takes scores.
     *
     * @param scores one per member; higher means likelier
     * @param events whether the outcome came about
     */
    public OrderedScores(double[] scores, boolean[] events) {
        if (scores.length != events.length) {
            throw new IllegalArgumentException("There must be as many scores as outcomes.");
        }
        this.order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.scores = scores.clone();
        this.events = events.clone();
    }

    /**
     * The area with each member counted so many times, ties counting half; not a number where only one outcome is left.
     */
    public double auc(int[] times) {
        double wins = 0;
        double below = 0;
        double with = 0;
        int i = 0;
        while (i < order.length) {
            double tiedWith = 0;
            double tiedWithout = 0;
            int j = i;
            for (; j < order.length && scores[order[j]] == scores[order[i]]; j++) {
                if (events[order[j]]) {
                    tiedWith += times[order[j]];
                } else {
                    tiedWithout += times[order[j]];
                }
            }
            wins += tiedWith * (below + tiedWithout / 2);
            below += tiedWithout;
            with += tiedWith;
            i = j;
        }
        return wins / (with * below);
    }
}
