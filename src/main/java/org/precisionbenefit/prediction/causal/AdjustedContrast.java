package org.precisionbenefit.prediction.causal;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.precisionbenefit.prediction.cohort.Draws;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.prediction.metrics.Ridge;

/**
 * The contrast between two therapies with what was known before adjusted for twice: by who gets which therapy and by
 * what comes about on each, so that one of the two may be wrong (doubly robust). Both are learned on members other than
 * those they are applied to (cross-fitting).
 *
 * @param everybody the difference if all were on the first rather than the second therapy
 * @param overlap the same for those who might have got either, weighted by how evenly (Li, Morgan and Zaslavsky, JASA
 *     2018)
 * @param outside the share of members whose chance of the first therapy lies below .1 or above .9 (Crump and others,
 *     Biometrika 2009)
 */
public record AdjustedContrast(Measured everybody, Measured overlap, double outside) {
    private static final double EVEN_FROM = 0.1;
    private static final double CUT = 0.01;
    private static final double MOST_OUTSIDE = 0.2;
    private static final double PENALTY = 1;

    /** Whether the two therapies were given to people alike enough for the difference to be said for everybody. */
    public boolean isSupported() {
        return outside <= MOST_OUTSIDE;
    }

    /**
     * The contrast of these members.
     *
     * @param compared the members
     * @param folds into how many parts they are cut for learning
     * @param seed the seed by which they are cut
     * @throws IllegalArgumentException when a therapy has too few members to learn from
     */
    public static AdjustedContrast of(Compared compared, int folds, long seed) {
        int size = compared.size();
        Draws draws = new Draws(seed);
        int[] fold = IntStream.range(0, size).map(i -> draws.below(folds)).toArray();
        double[] chance = new double[size];
        double[] onFirst = new double[size];
        double[] onSecond = new double[size];
        for (int each = 0; each < folds; each++) {
            int now = each;
            int[] others = IntStream.range(0, size).filter(i -> fold[i] != now).toArray();
            int[] these = IntStream.range(0, size).filter(i -> fold[i] == now).toArray();
            Ridge assignment = Ridge.logistic(
                    compared.rows(others),
                    Arrays.stream(others)
                            .mapToDouble(i -> compared.treated(i) ? 1 : 0)
                            .toArray(),
                    PENALTY);
            Ridge first = outcome(compared, others, true);
            Ridge second = outcome(compared, others, false);
            float[][] rows = compared.rows(these);
            for (int i = 0; i < these.length; i++) {
                chance[these[i]] = Math.min(1 - CUT, Math.max(CUT, assignment.probability(rows[i])));
                onFirst[these[i]] = first.probability(rows[i]);
                onSecond[these[i]] = second.probability(rows[i]);
            }
        }
        return new AdjustedContrast(
                everybody(compared, chance, onFirst, onSecond),
                overlap(compared, chance, onFirst, onSecond),
                Arrays.stream(chance)
                        .map(p -> p < EVEN_FROM || p > 1 - EVEN_FROM ? 1.0 / size : 0)
                        .sum());
    }

    private static Ridge outcome(Compared compared, int[] members, boolean treated) {
        int[] arm = Arrays.stream(members)
                .filter(i -> compared.treated(i) == treated)
                .toArray();
        return Ridge.logistic(
                compared.rows(arm),
                Arrays.stream(arm).mapToDouble(compared::outcome).toArray(),
                PENALTY);
    }

    private static Measured everybody(Compared compared, double[] chance, double[] onFirst, double[] onSecond) {
        int size = compared.size();
        double[] parts = new double[size];
        for (int i = 0; i < size; i++) {
            double rest = compared.treated(i)
                    ? (compared.outcome(i) - onFirst[i]) / chance[i]
                    : -(compared.outcome(i) - onSecond[i]) / (1 - chance[i]);
            parts[i] = onFirst[i] - onSecond[i] + rest;
        }
        double mean = Arrays.stream(parts).average().orElseThrow();
        double squares = Arrays.stream(parts).map(p -> (p - mean) * (p - mean)).sum();
        return Measured.normal(mean, StrictMath.sqrt(squares / (size - 1) / size));
    }

    private static Measured overlap(Compared compared, double[] chance, double[] onFirst, double[] onSecond) {
        int size = compared.size();
        double[] weight = new double[size];
        double[] rest = new double[size];
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            weight[i] = chance[i] * (1 - chance[i]);
            rest[i] = compared.treated(i)
                    ? (1 - chance[i]) * (compared.outcome(i) - onFirst[i])
                    : -chance[i] * (compared.outcome(i) - onSecond[i]);
            weights += weight[i];
            sum += weight[i] * (onFirst[i] - onSecond[i]) + rest[i];
        }
        double value = sum / weights;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double part = weight[i] * (onFirst[i] - onSecond[i] - value) + rest[i];
            squares += part * part;
        }
        return Measured.normal(value, StrictMath.sqrt(squares) / weights);
    }
}
