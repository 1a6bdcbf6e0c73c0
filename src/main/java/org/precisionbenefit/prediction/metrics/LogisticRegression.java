package org.precisionbenefit.prediction.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * The plain comparator that is trained beside every model: logistic regression on the same features, missing values at
 * the training mean (at zero where all recorded values are alike, so that being recorded tells something), fitted by Newton's method with a small ridge. A weight against a sign that is known is left out and
 * the others are fitted anew.
 */
public final class LogisticRegression {
    private static final int NEWTON_STEPS = 30;
    private static final double CONVERGED = 1e-9;
    /** Keeps the equations solvable when a column hardly varies; far too small to shrink a coefficient visibly. */
    private static final double RIDGE = 1e-6;

    private final double[] means;
    private final double[] coefficients;
    private final boolean[] left;

    private LogisticRegression(double[] means) {
        this.means = means;
        this.coefficients = new double[means.length + 1];
        this.left = new boolean[means.length + 1];
    }

    static double probability(double margin) {
        return 1 / (1 + StrictMath.exp(-margin));
    }

    /**
     * Rows to fit to.
     *
     * @param values one row per member, {@code Float.NaN} where missing
     * @param events whether the outcome came about
     * @param weights how often each member counts
     */
    public record Rows(List<float[]> values, List<Boolean> events, List<Integer> weights) {
        public Rows {
            values = List.copyOf(values);
            events = List.copyOf(events);
            weights = List.copyOf(weights);
            if (values.isEmpty() || values.size() != events.size() || values.size() != weights.size()) {
                throw new IllegalArgumentException("There must be rows, and an outcome and a weight for each.");
            }
        }
    }

    /**
     * Fits rows.
     *
     * @param signs for each column 1 or -1 where a higher value is known to raise or lower the outcome, 0 where it is not
     */
    public static LogisticRegression fit(Rows rows, int[] signs) {
        LogisticRegression model = new LogisticRegression(means(rows, signs.length));
        do {
            Arrays.fill(model.coefficients, 0);
            for (int step = 0; step < NEWTON_STEPS; step++) {
                if (model.newton(rows) < CONVERGED) {
                    break;
                }
            }
        } while (model.leavesOut(signs));
        return model;
    }

    /** Leaves out the columns whose weight has the wrong sign; whether there was one. */
    private boolean leavesOut(int[] signs) {
        boolean found = false;
        for (int i = 0; i < signs.length; i++) {
            if (!left[i + 1] && signs[i] * coefficients[i + 1] < 0) {
                left[i + 1] = true;
                found = true;
            }
        }
        return found;
    }

    private static double[] means(Rows rows, int columns) {
        double[] means = new double[columns];
        for (int column = 0; column < columns; column++) {
            double sum = 0;
            int count = 0;
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int member = 0; member < rows.values().size(); member++) {
                float value = rows.values().get(member)[column];
                if (!Float.isNaN(value)) {
                    sum += rows.weights().get(member) * (double) value;
                    count += rows.weights().get(member);
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            means[column] = count == 0 || low == high ? 0 : sum / count;
        }
        return means;
    }

    /** The log odds of a member of whom nothing is recorded. */
    public double atMeans() {
        return coefficients[0];
    }

    /** The log odds per unit of each column. */
    public double[] weights() {
        return Arrays.copyOfRange(coefficients, 1, coefficients.length);
    }

    /** What stands for a missing value of each column. */
    public double[] means() {
        return means.clone();
    }

    /** The log odds of one row. */
    public double margin(float[] row) {
        return product(filled(row));
    }

    /** The probability of one row. */
    public double probability(float[] row) {
        return probability(margin(row));
    }

    private double product(double[] filled) {
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
            filled[i + 1] = Float.isNaN(row[i]) || left[i + 1] ? 0 : row[i] - means[i];
        }
        return filled;
    }

    private double newton(Rows rows) {
        int size = coefficients.length;
        double[][] system = new double[size][size + 1];
        for (int member = 0; member < rows.values().size(); member++) {
            double[] x = filled(rows.values().get(member));
            double p = probability(product(x));
            int weight = rows.weights().get(member);
            double spread = weight * p * (1 - p);
            double miss = weight * ((rows.events().get(member) ? 1 : 0) - p);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    system[i][j] += spread * x[i] * x[j];
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
