package org.precisionbenefit.prediction.metrics;

/**
 * Calibration by a line through log odds, with the targets that Platt drew in a little from 0 and 1 (1999), so that a
 * score that tells all events apart still gets finite odds.
 */
public final class Platt {
    private static final int NEWTON_STEPS = 50;
    private static final double CONVERGED = 1e-9;
    /** Keeps the equations solvable when all scores are equal; far too small to move a slope visibly. */
    private static final double RIDGE = 1e-9;

    private final double intercept;
    private final double slope;

    private Platt(double intercept, double slope) {
        this.intercept = intercept;
        this.slope = slope;
    }

    /** Fits margins, as log odds, to outcomes. */
    public static Platt fit(double[] margins, boolean[] events) {
        int with = 0;
        for (boolean event : events) {
            with += event ? 1 : 0;
        }
        double high = (with + 1.0) / (with + 2.0);
        double low = 1.0 / (events.length - with + 2.0);
        // From a level line: Newton's method can run away from a slope that is far too steep.
        double intercept = StrictMath.log((with + 1.0) / (events.length - with + 1.0));
        double slope = 0;
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double[][] system = new double[2][3];
            for (int i = 0; i < margins.length; i++) {
                double p = LogisticRegression.probability(intercept + slope * margins[i]);
                double miss = (events[i] ? high : low) - p;
                double spread = p * (1 - p);
                system[0][0] += spread;
                system[0][1] += spread * margins[i];
                system[1][1] += spread * margins[i] * margins[i];
                system[0][2] += miss;
                system[1][2] += miss * margins[i];
            }
            system[1][0] = system[0][1];
            system[0][0] += RIDGE;
            system[1][1] += RIDGE;
            double[] by = LinearSystem.solve(system);
            intercept += by[0];
            slope += by[1];
            if (Math.abs(by[0]) + Math.abs(by[1]) < CONVERGED) {
                break;
            }
        }
        return new Platt(intercept, slope);
    }

    public double intercept() {
        return intercept;
    }

    public double slope() {
        return slope;
    }

    /** The calibrated probability of a margin. */
    public double probability(double margin) {
        return LogisticRegression.probability(intercept + slope * margin);
    }
}
