package org.precisionbenefit.prediction.metrics;

import java.util.Arrays;

/**
 * The simple comparator for columns of real data: a line through standardised columns, for an amount or for log odds,
 * with squared weights held small. A missing value counts as the training mean, and a column with missing values gets a
 * second one that says so.
 */
public final class Ridge {
    private static final int NEWTON_STEPS = 30;
    private static final double CONVERGED = 1e-8;

    private final double[] means;
    private final double[] scales;
    private final boolean[] gaps;
    private final double[] weights;

    private Ridge(float[][] rows) {
        int columns = rows[0].length;
        this.means = new double[columns];
        this.scales = new double[columns];
        this.gaps = new boolean[columns];
        int marked = 0;
        for (int column = 0; column < columns; column++) {
            standardise(rows, column);
            marked += gaps[column] ? 1 : 0;
        }
        this.weights = new double[1 + columns + marked];
    }

    private void standardise(float[][] rows, int column) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (float[] row : rows) {
            if (Float.isNaN(row[column])) {
                gaps[column] = true;
            } else {
                sum += row[column];
                squares += (double) row[column] * row[column];
                count++;
            }
        }
        means[column] = count == 0 ? 0 : sum / count;
        double variance = count == 0 ? 0 : squares / count - means[column] * means[column];
        scales[column] = variance > 1e-12 ? StrictMath.sqrt(variance) : 1;
    }

    /**
     * Fits log odds by Newton's method.
     *
     * @param rows one row per member, {@code Float.NaN} where missing
     * @param outcomes 1 where the outcome came about, 0 where not
     * @param penalty half the weight of the squared standardised coefficients beside the log likelihood
     */
    public static Ridge logistic(float[][] rows, double[] outcomes, double penalty) {
        Ridge model = new Ridge(checked(rows, outcomes));
        double[][] spread = model.spread(rows);
        for (int step = 0; step < NEWTON_STEPS; step++) {
            if (model.step(spread, outcomes, penalty, true) < CONVERGED) {
                break;
            }
        }
        return model;
    }

    /** Fits amounts by penalised least squares; the arguments are those of {@link #logistic}. */
    public static Ridge linear(float[][] rows, double[] amounts, double penalty) {
        Ridge model = new Ridge(checked(rows, amounts));
        model.step(model.spread(rows), amounts, penalty, false);
        return model;
    }

    private static float[][] checked(float[][] rows, double[] outcomes) {
        if (rows.length == 0 || rows.length != outcomes.length) {
            throw new IllegalArgumentException("There must be as many rows as outcomes, and at least one.");
        }
        return rows;
    }

    /** The amount, or the log odds, for a row. */
    public double score(float[] row) {
        return product(spread(row));
    }

    /** The probability for a row of a model of log odds. */
    public double probability(float[] row) {
        return LogisticRegression.probability(score(row));
    }

    private double product(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += weights[i] * x[i];
        }
        return sum;
    }

    private double[] spread(float[] row) {
        double[] x = new double[weights.length];
        x[0] = 1;
        int mark = 1 + row.length;
        for (int column = 0; column < row.length; column++) {
            boolean missing = Float.isNaN(row[column]);
            x[1 + column] = missing ? 0 : (row[column] - means[column]) / scales[column];
            if (gaps[column]) {
                x[mark] = missing ? 1 : 0;
                mark++;
            }
        }
        return x;
    }

    private double[][] spread(float[][] rows) {
        return Arrays.stream(rows).map(this::spread).toArray(double[][]::new);
    }

    private double step(double[][] rows, double[] outcomes, double penalty, boolean logistic) {
        int size = weights.length;
        double[][] system = new double[size][size + 1];
        for (int member = 0; member < rows.length; member++) {
            double[] x = rows[member];
            double expected = logistic ? LogisticRegression.probability(product(x)) : product(x);
            double curve = logistic ? expected * (1 - expected) : 1;
            double miss = outcomes[member] - expected;
            for (int i = 0; i < size; i++) {
                if (x[i] == 0) {
                    continue;
                }
                for (int j = i; j < size; j++) {
                    system[i][j] += curve * x[i] * x[j];
                }
                system[i][size] += miss * x[i];
            }
        }
        mirror(system, penalty);
        double moved = 0;
        double[] by = LinearSystem.solve(system);
        for (int i = 0; i < size; i++) {
            weights[i] += by[i];
            moved += Math.abs(by[i]);
        }
        return moved;
    }

    private void mirror(double[][] system, double penalty) {
        int size = weights.length;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                system[i][j] = system[j][i];
            }
            if (i > 0) {
                system[i][i] += penalty;
                system[i][size] -= penalty * weights[i];
            }
        }
    }
}
