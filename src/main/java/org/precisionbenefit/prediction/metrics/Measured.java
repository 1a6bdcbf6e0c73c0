package org.precisionbenefit.prediction.metrics;

/**
 * A figure with its 95 % interval.
 *
 * @param low the 2.5th percentile of the resamples
 * @param value the figure on all members
 * @param high the 97.5th percentile of the resamples
 */
public record Measured(double low, double value, double high) {}
