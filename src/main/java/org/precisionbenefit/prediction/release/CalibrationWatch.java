package org.precisionbenefit.prediction.release;

import java.util.Objects;
import java.util.Optional;

/**
 * Watches, as outcomes come in, whether they come about more or less often than was predicted: the risk-adjusted cumulative sum
 * of Steiner, Cook, Farewell and Treasure (Biostatistics 2000), one towards twice the odds and one towards half of them. Each
 * member's own predicted probability is accounted for.
 */
public final class CalibrationWatch {
    /** By custom; sums of log likelihood ratios beyond it are seldom where predictions hold. */
    public static final double LIMIT = 4.5;

    private static final double TWICE = StrictMath.log(2);

    private final String model;
    private double upward;
    private double downward;
    private int outcomes;

    public CalibrationWatch(String model) {
        this.model = Objects.requireNonNull(model, "model is null");
    }

    /**
     * Takes one outcome in, in the order in which outcomes became known.
     *
     * @param probability the predicted probability
     * @param happened whether the outcome came about
     */
    public void add(double probability, boolean happened) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("A probability must lie between 0 and 1.");
        }
        outcomes++;
        upward = Math.max(0, upward + (happened ? TWICE : 0) - StrictMath.log(1 + probability));
        downward = Math.max(0, downward - (happened ? TWICE : 0) - StrictMath.log(1 - probability / 2));
    }

    public int outcomes() {
        return outcomes;
    }

    /** How far outcomes lie above what was predicted; beyond {@link #LIMIT} it is an alarm. */
    public double upward() {
        return upward;
    }

    /** How far they lie below. */
    public double downward() {
        return downward;
    }

    /** What has to be looked at, or empty. */
    public Optional<String> alarm() {
        if (upward > LIMIT) {
            return Optional.of("What the model " + model
                    + " predicts comes about more often than predicted (cumulative sum "
                    + Math.round(upward * 100) / 100.0 + ", at most " + LIMIT + ").");
        }
        if (downward > LIMIT) {
            return Optional.of("What the model " + model
                    + " predicts comes about less often than predicted (cumulative sum "
                    + Math.round(downward * 100) / 100.0 + ", at most " + LIMIT + ").");
        }
        return Optional.empty();
    }
}
