package org.precisionbenefit.prediction.tree;

/**
 * A logistic regression as it is served: a weight for each feature, and the value that stands for a missing one, which
 * moves nothing. The sum is taken in doubles in the features' order, so that every machine gives the same bits.
 */
public final class WeightedLine implements Scorer {
    private final double intercept;
    private final double[] weights;
    private final double[] missing;
    private final double base;

    /**
     * A line.
     *
     * @param intercept the log odds where every feature is zero
     * @param weights the log odds per unit of each feature
     * @param missing what is taken for a missing value of each feature
     * @throws IllegalArgumentException when a number is not finite, or there are not as many of both
     */
    public WeightedLine(double intercept, double[] weights, double[] missing) {
        if (weights.length != missing.length) {
            throw new IllegalArgumentException("A line must have as many weights as values for what is missing.");
        }
        this.intercept = finite(intercept);
        this.weights = weights.clone();
        this.missing = missing.clone();
        double sum = intercept;
        for (int i = 0; i < weights.length; i++) {
            sum += finite(weights[i]) * finite(missing[i]);
        }
        this.base = sum;
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("The numbers of a line must be finite.");
        }
        return number;
    }

    public double intercept() {
        return intercept;
    }

    public double[] weights() {
        return weights.clone();
    }

    public double[] missing() {
        return missing.clone();
    }

    @Override
    public int features() {
        return weights.length;
    }

    @Override
    public float margin(float[] row) {
        fits(row);
        double sum = intercept;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (Float.isNaN(row[i]) ? missing[i] : row[i]);
        }
        return (float) sum;
    }

    @Override
    public double base() {
        return base;
    }

    @Override
    public double[] contributions(float[] row) {
        fits(row);
        double[] moved = new double[weights.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = Float.isNaN(row[i]) ? 0 : weights[i] * (row[i] - missing[i]);
        }
        return moved;
    }

    private void fits(float[] row) {
        if (row.length != weights.length) {
            throw new IllegalArgumentException(
                    "A row must have " + weights.length + " values, not " + row.length + ".");
        }
    }
}
