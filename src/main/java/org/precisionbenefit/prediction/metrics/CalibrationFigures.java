package org.precisionbenefit.prediction.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Are probabilities true? No figure over ten bins: at a few hundred members its noise alone is larger than what it is
 * to find.
 *
 * @param meanError mean probability less the share that came about; 0 is perfect, .03 is three points too high
 * @param slope of the outcome's log odds on the probability's; below 1, probabilities are too extreme
 * @param intercept the shift of log odds that is left when the slope is held at 1
 * @param integratedIndex the mean absolute distance between probability and a smoothed curve of what came about (Austin
 *     and Steyerberg, Stat Med 2019)
 */
public record CalibrationFigures(Measured meanError, Measured slope, Measured intercept, double integratedIndex) {
    private static final int NEWTON_STEPS = 50;
    private static final double CONVERGED = 1e-9;
    private static final double EXTREME = 1e-6;
    private static final double NEIGHBOURS = 0.3;
    private static final int KNOTS = 100;

    /**
     * The figures of these probabilities.
     *
     * @throws IllegalArgumentException when there is none, or not one outcome for each
     */
    public static CalibrationFigures of(double[] probabilities, boolean[] events) {
        if (probabilities.length == 0 || probabilities.length != events.length) {
            throw new IllegalArgumentException("There must be as many probabilities as outcomes, and at least one.");
        }
        double[] logOdds = Arrays.stream(probabilities)
                .map(p -> Math.min(1 - EXTREME, Math.max(EXTREME, p)))
                .map(p -> StrictMath.log(p / (1 - p)))
                .toArray();
        return new CalibrationFigures(
                meanError(probabilities, events),
                slope(logOdds, events),
                shift(logOdds, events),
                index(probabilities, events));
    }

    private static Measured meanError(double[] probabilities, boolean[] events) {
        int size = probabilities.length;
        double mean = 0;
        for (int i = 0; i < size; i++) {
            mean += (probabilities[i] - (events[i] ? 1 : 0)) / size;
        }
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double off = probabilities[i] - (events[i] ? 1 : 0) - mean;
            squares += off * off;
        }
        return Measured.normal(mean, StrictMath.sqrt(squares / Math.max(1, size - 1) / size));
    }

    /** Newton's method for intercept and slope; the standard error is that of the information matrix. */
    private static Measured slope(double[] logOdds, boolean[] events) {
        // From a level line: Newton's method can run away from a slope that is far too steep.
        double with = 0.5;
        for (boolean event : events) {
            with += event ? 1 : 0;
        }
        double intercept = StrictMath.log(with / (events.length + 1 - with));
        double slope = 0;
        double variance = 0;
        for (int step = 0; step < NEWTON_STEPS; step++) {
            Curvature at = Curvature.of(logOdds, events, intercept, slope);
            double determinant = at.h00 * at.h11 - at.h01 * at.h01;
            double byIntercept = (at.h11 * at.g0 - at.h01 * at.g1) / determinant;
            double bySlope = (at.h00 * at.g1 - at.h01 * at.g0) / determinant;
            variance = at.h00 / determinant;
            intercept += byIntercept;
            slope += bySlope;
            if (Math.abs(byIntercept) + Math.abs(bySlope) < CONVERGED) {
                break;
            }
        }
        return Measured.normal(slope, StrictMath.sqrt(variance));
    }

    private static Measured shift(double[] logOdds, boolean[] events) {
        double shift = 0;
        double variance = 0;
        for (int step = 0; step < NEWTON_STEPS; step++) {
            Curvature at = Curvature.of(logOdds, events, shift, 1);
            variance = 1 / at.h00;
            double by = at.g0 / at.h00;
            shift += by;
            if (Math.abs(by) < CONVERGED) {
                break;
            }
        }
        return Measured.normal(shift, StrictMath.sqrt(variance));
    }

    private record Curvature(double g0, double g1, double h00, double h01, double h11) {
        static Curvature of(double[] logOdds, boolean[] events, double intercept, double slope) {
            double[] sums = new double[5];
            for (int i = 0; i < logOdds.length; i++) {
                double p = LogisticRegression.probability(intercept + slope * logOdds[i]);
                double miss = (events[i] ? 1 : 0) - p;
                double spread = p * (1 - p);
                sums[0] += miss;
                sums[1] += miss * logOdds[i];
                sums[2] += spread;
                sums[3] += spread * logOdds[i];
                sums[4] += spread * logOdds[i] * logOdds[i];
            }
            return new Curvature(sums[0], sums[1], sums[2], sums[3], sums[4]);
        }
    }

    private static double index(double[] probabilities, boolean[] events) {
        Curve curve = smoothed(probabilities, events);
        return Arrays.stream(probabilities)
                .map(p -> Math.abs(p - curve.at(p)))
                .average()
                .orElseThrow();
    }

    /**
     * The smoothed share that came about, by probability: local lines through the nearest 30 % of members, weighted by
     * the cube of a cube, at up to a hundred probabilities.
     */
    public static Curve smoothed(double[] probabilities, boolean[] events) {
        int[] order = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probabilities[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] x = Arrays.stream(order).mapToDouble(i -> probabilities[i]).toArray();
        double[] y = Arrays.stream(order).mapToDouble(i -> events[i] ? 1 : 0).toArray();
        double[] knots = IntStream.rangeClosed(0, KNOTS)
                .mapToDouble(k -> x[(int) ((long) k * (x.length - 1) / KNOTS)])
                .distinct()
                .toArray();
        double[] values = Arrays.stream(knots).map(at -> local(x, y, at)).toArray();
        return new Curve(knots, values);
    }

    private static double local(double[] x, double[] y, double at) {
        int reach = Math.max(2, (int) Math.ceil(NEIGHBOURS * x.length));
        int from = 0;
        int to = Math.min(x.length, reach);
        while (to < x.length && x[to] - at < at - x[from]) {
            from++;
            to++;
        }
        double width = Math.max(at - x[from], x[to - 1] - at) * (1 + 1e-9) + 1e-12;
        double[] sums = new double[5];
        for (int i = from; i < to; i++) {
            double near = Math.abs(x[i] - at) / width;
            double weight = StrictMath.pow(1 - near * near * near, 3);
            double off = x[i] - at;
            sums[0] += weight;
            sums[1] += weight * off;
            sums[2] += weight * off * off;
            sums[3] += weight * y[i];
            sums[4] += weight * off * y[i];
        }
        double determinant = sums[0] * sums[2] - sums[1] * sums[1];
        double line = determinant > 1e-12 * sums[0] * sums[0]
                ? (sums[2] * sums[3] - sums[1] * sums[4]) / determinant
                : sums[3] / sums[0];
        return Math.min(1, Math.max(0, line));
    }

    /** A line through points, level before the first and after the last. */
    public static final class Curve {
        private final double[] knots;
        private final double[] values;

        Curve(double[] knots, double[] values) {
            this.knots = knots;
            this.values = values;
        }

        /** The points, in ascending order. */
        public double[] knots() {
            return knots.clone();
        }

        /** The value at a probability. */
        public double at(double x) {
            int found = Arrays.binarySearch(knots, x);
            if (found >= 0) {
                return values[found];
            }
            int next = -found - 1;
            if (next == 0) {
                return values[0];
            }
            if (next == knots.length) {
                return values[next - 1];
            }
            double share = (x - knots[next - 1]) / (knots[next] - knots[next - 1]);
            return values[next - 1] + share * (values[next] - values[next - 1]);
        }
    }
}
