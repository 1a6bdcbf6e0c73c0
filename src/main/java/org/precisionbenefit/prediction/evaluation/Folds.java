package org.precisionbenefit.prediction.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.precisionbenefit.prediction.cohort.Draws;

/** How members are kept apart for learning and reading: the part of each, from 0. */
final class Folds {
    private Folds() {}

    /** Parts of equal size drawn by chance. */
    static int[] shuffled(int size, int folds, long seed) {
        int[] order = permuted(size, new Draws(seed));
        int[] fold = new int[size];
        for (int place = 0; place < size; place++) {
            fold[order[place]] = place % folds;
        }
        return fold;
    }

    /** Parts that are alike in a value: of each run of as many neighbouring values as parts, every part gets one. */
    static int[] stratified(double[] values, int folds, long seed) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        Draws draws = new Draws(seed);
        int[] fold = new int[values.length];
        for (int from = 0; from < order.length; from += folds) {
            int[] parts = permuted(folds, draws);
            for (int i = from; i < Math.min(order.length, from + folds); i++) {
                fold[order[i]] = parts[i - from];
            }
        }
        return fold;
    }

    /** Parts of whole clusters, such as hospitals, drawn by chance. */
    static int[] clusters(int[] clusters, int folds, long seed) {
        int count = 1 + Arrays.stream(clusters).max().orElse(-1);
        int[] ofCluster = shuffled(count, folds, seed);
        return Arrays.stream(clusters).map(cluster -> ofCluster[cluster]).toArray();
    }

    /** Contiguous parts of about equal size that cut no run. */
    static int[] blocks(int[] runs, int folds) {
        int[] fold = new int[runs.length];
        for (int i = 1; i < runs.length; i++) {
            int due = (int) ((long) i * folds / runs.length);
            fold[i] = runs[i] == runs[i - 1] ? fold[i - 1] : due;
        }
        return fold;
    }

    private static int[] permuted(int size, Draws draws) {
        int[] order = IntStream.range(0, size).toArray();
        for (int last = size - 1; last > 0; last--) {
            int other = draws.below(last + 1);
            int kept = order[last];
            order[last] = order[other];
            order[other] = kept;
        }
        return order;
    }

    /** The places whose part the condition keeps. */
    static int[] places(int[] fold, java.util.function.IntPredicate keeps) {
        return IntStream.range(0, fold.length).filter(i -> keeps.test(fold[i])).toArray();
    }

    static float[][] rows(float[][] all, int[] places) {
        return IntStream.of(places).mapToObj(i -> all[i]).toArray(float[][]::new);
    }

    static double[] values(double[] all, int[] places) {
        return IntStream.of(places).mapToDouble(i -> all[i]).toArray();
    }

    static boolean[] flags(boolean[] all, int[] places) {
        boolean[] chosen = new boolean[places.length];
        for (int i = 0; i < places.length; i++) {
            chosen[i] = all[places[i]];
        }
        return chosen;
    }

    /** 1 for an event, 0 for none. */
    static double[] outcomes(boolean[] events) {
        double[] outcomes = new double[events.length];
        for (int i = 0; i < events.length; i++) {
            outcomes[i] = events[i] ? 1 : 0;
        }
        return outcomes;
    }
}
