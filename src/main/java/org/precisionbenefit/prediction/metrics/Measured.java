package org.precisionbenefit.prediction.metrics;

/**
 * A figure with its 95 % interval.
 *
 * @param low the lower end: a percentile of resamples, or from the standard error where the figure has a known one
 * @param value the figure on all members
 * @param high the upper end
 */
public record Measured(double low, double value, double high) {
    /** The normal quantile of a two-sided 95 % interval. */
    static final double NORMAL = 1.959963984540054;

    /** A figure whose estimate is close to normal, with this standard error. */
    public static Measured normal(double value, double standardError) {
        return new Measured(value - NORMAL * standardError, value, value + NORMAL * standardError);
    }

    /** Whether the interval holds this value; its ends belong to it. */
    public boolean holds(double other) {
        return low <= other && other <= high;
    }
}
