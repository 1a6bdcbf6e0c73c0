package org.precisionbenefit.prediction.metrics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The mean squared difference between probability and outcome, taken apart as Murphy did (J Appl Meteorol 1973), over
 * groups of about equal size with neighbouring probabilities. Exactly: score = reliability - resolution + uncertainty
 * + within.
 *
 * @param score the mean squared difference; 0 is perfect
 * @param reliability how far the groups' mean probabilities are from what came about; 0 is perfect
 * @param resolution how far the groups' outcomes are from the overall share; higher is better
 * @param uncertainty the variance of the outcome itself
 * @param within what the differences of probabilities inside groups add
 */
public record BrierParts(double score, double reliability, double resolution, double uncertainty, double within) {
    /**
     * Takes the score apart.
     *
     * @param probabilities one per member
     * @param events whether the outcome came about
     * @param groups how many groups; members with equal probability are not split
     */
    public static BrierParts of(double[] probabilities, boolean[] events, int groups) {
        int size = probabilities.length;
        if (size == 0 || size != events.length || groups < 1) {
            throw new IllegalArgumentException("There must be as many probabilities as outcomes, and groups of them.");
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probabilities[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double score = 0;
        double share = 0;
        for (int i = 0; i < size; i++) {
            double miss = probabilities[i] - (events[i] ? 1 : 0);
            score += miss * miss / size;
            share += events[i] ? 1.0 / size : 0;
        }
        double reliability = 0;
        double resolution = 0;
        int from = 0;
        while (from < size) {
            int to = end(from, (size + groups - 1) / groups, order, probabilities);
            double mean = 0;
            double came = 0;
            for (int i = from; i < to; i++) {
                mean += probabilities[order[i]] / (to - from);
                came += events[order[i]] ? 1.0 / (to - from) : 0;
            }
            double weight = (double) (to - from) / size;
            reliability += weight * (mean - came) * (mean - came);
            resolution += weight * (came - share) * (came - share);
            from = to;
        }
        double uncertainty = share * (1 - share);
        return new BrierParts(
                score, reliability, resolution, uncertainty, score - reliability + resolution - uncertainty);
    }

    private static int end(int from, int size, int[] order, double[] probabilities) {
        int to = Math.min(order.length, from + size);
        while (to < order.length && probabilities[order[to]] == probabilities[order[to - 1]]) {
            to++;
        }
        return to;
    }
}
