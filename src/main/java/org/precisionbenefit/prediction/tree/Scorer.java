package org.precisionbenefit.prediction.tree;

/** What turns a row into log odds and can say which feature moved them; read only, so that threads share it. */
public interface Scorer {
    /** How many features a row has. */
    int features();

    /**
     * The log odds for one row.
     *
     * @param row one value per feature; {@code Float.NaN} where missing
     * @throws IllegalArgumentException when the row has another number of values
     */
    float margin(float[] row);

    /** The log odds that contributions start from. */
    double base();

    /** How far each feature moved the margin of this row away from the base, in log odds; with the base they add up to it. */
    double[] contributions(float[] row);
}
