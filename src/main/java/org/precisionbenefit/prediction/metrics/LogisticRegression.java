package org.precisionbenefit.prediction.metrics;

import org.precisionbenefit.prediction.cohort.Cohort;

/**
 * The plain comparator that is trained beside every model: logistic regression on the same features, missing values at
 * the training mean, fitted by Newton's method with a small ridge.
 */
public final class LogisticRegression {
    private static final int NEWTON_STEPS = 30;
    private static final double CONVERGED = 1e-9;
    /** Keeps the equations solvable when a column hardly varies; far too small to shrink a coefficient visibly. */
    private static final double RIDGE = 1e-6;

    private final double[] means;
    private final double[] coefficients;

    private LogisticRegression(double[] means, double[] coefficients) {
        this.means = means;
        this.coefficients = coefficients;
    }

    static double probability(double margin) {
        return 1 / (1 + StrictMath.exp(-margin));
    }

    /** Fits the training members. */
    public static LogisticRegression fit(Cohort training) {
        double[] means = means(training);
        LogisticRegression model = new LogisticRegression(means, new double[means.length + 1]);
        for (int step = 0; step < NEWTON_STEPS; step++) {
            if (model.newton(training) < CONVERGED) {
                break;
            }
        }
        return model;
    }

    private static double[] means(Cohort training) {
        double[] means = new double[training.columns()];
        for (int column = 0; column < means.length; column++) {
            double sum = 0;
            int count = 0;
            for (int member = 0; member < training.size(); member++) {
                float value = training.value(member, column);
                if (!Float.isNaN(value)) {
                    sum += value;
                    count++;
                }
            }
            means[column] = count == 0 ? 0 : sum / count;
        }
        return means;
    }

    /** The log odds of one row. */
    public double margin(float[] row) {
        double[] filled = filled(row);
        double margin = 0;
        for (int i = 0; i < filled.length; i++) {
            margin += coefficients[i] * filled[i];
        }
        return margin;
    }

    private double[] filled(float[] row) {
        double[] filled = new double[row.length + 1];
        filled[0] = 1;
        for (int i = 0; i < row.length; i++) {
            filled[i + 1] = Float.isNaN(row[i]) ? 0 : row[i] - means[i];
        }
        return filled;
    }

    private double newton(Cohort training) {
        int size = coefficients.length;
        double[][] system = new double[size][size + 1];
        for (int member = 0; member < training.size(); member++) {
            float[] row = training.row(member);
            double[] x = filled(row);
            double p = probability(margin(row));
            double miss = (training.event(member) ? 1 : 0) - p;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    system[i][j] += p * (1 - p) * x[i] * x[j];
                }
                system[i][size] += miss * x[i];
            }
        }
        for (int i = 0; i < size; i++) {
            system[i][i] += RIDGE;
        }
        double moved = 0;
        double[] by = LinearSystem.solve(system);
        for (int i = 0; i < size; i++) {
            coefficients[i] += by[i];
            moved += Math.abs(by[i]);
        }
        return moved;
    }
}
