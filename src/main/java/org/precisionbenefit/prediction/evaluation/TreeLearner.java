package org.precisionbenefit.prediction.evaluation;

import java.util.List;
import java.util.Objects;

/** Whoever grows boosted trees; the same rows give the same scores to the bit. */
public interface TreeLearner {
    /**
     * Learns, and scores other rows.
     *
     * @param training what is learned from
     * @param scored the rows to score, in the columns of the training rows
     * @return log odds where the aim is a yes or no, amounts otherwise
     */
    double[] scores(Training training, float[][] scored);

    /**
     * Learns, and explains other rows.
     *
     * @param training what is learned from
     * @param explained the rows to explain, in the columns of the training rows
     * @return for each row how far each column moved its score, in what {@link #scores} gives (Shapley values over the paths of
     *     the trees)
     */
    double[][] contributions(Training training, float[][] explained);

    /** What is predicted. */
    enum Aim {
        /** Whether something comes about, as log odds. */
        EVENT,
        /** An amount. */
        AMOUNT
    }

    /**
     * What is learned from.
     *
     * @param aim what is predicted
     * @param inputs the columns with their signs
     * @param boosting how trees are grown
     * @param rows one row per member, {@code Float.NaN} where missing
     * @param outcomes the amounts, or 1 and 0
     */
    record Training(
            Aim aim, List<Protocol.Input> inputs, Protocol.Boosting boosting, float[][] rows, double[] outcomes) {
        public Training {
            Objects.requireNonNull(aim, "aim is null");
            inputs = List.copyOf(inputs);
            Objects.requireNonNull(boosting, "boosting is null");
            Objects.requireNonNull(rows, "rows are null");
            Objects.requireNonNull(outcomes, "outcomes are null");
            if (rows.length == 0 || rows.length != outcomes.length) {
                throw new IllegalArgumentException("There must be as many rows as outcomes, and at least one.");
            }
        }
    }
}
