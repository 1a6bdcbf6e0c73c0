package org.precisionbenefit.prediction.serving;

/**
 * How a model's log odds become a probability: a line through them, as found on members it was not trained on (Platt).
 *
 * @param slope by how much, above zero
 * @param intercept from where
 */
public record Calibration(double slope, double intercept) {
    /** The probability is the logistic function of the log odds as they are. */
    public static final Calibration NONE = new Calibration(1, 0);

    public Calibration {
        if (!(Double.isFinite(slope) && Double.isFinite(intercept) && slope > 0)) {
            throw new IllegalArgumentException("A calibration must have a finite slope above zero and intercept.");
        }
    }

    /** The calibrated log odds. */
    double logOdds(float margin) {
        return intercept + slope * margin;
    }

    /** The logistic function, with the strict library so that every machine gives the same digits. */
    static double probability(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
