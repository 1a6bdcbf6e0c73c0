package org.precisionbenefit.prediction.evaluation;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.precisionbenefit.prediction.metrics.CalibrationFigures;
import org.precisionbenefit.prediction.metrics.RocAuc;

/**
 * Probabilities of one model for members it was not learned from, with what came about.
 *
 * @param name the model
 * @param probabilities one per member
 * @param events whether the outcome came about
 */
record Scored(String name, double[] probabilities, boolean[] events) {
    Scored {
        if (probabilities.length != events.length) {
            throw new IllegalArgumentException("There must be as many probabilities as outcomes.");
        }
    }

    /** Log odds as probabilities. */
    static double[] probabilities(double[] margins) {
        return Arrays.stream(margins).map(m -> 1 / (1 + StrictMath.exp(-m))).toArray();
    }

    int size() {
        return events.length;
    }

    int happened() {
        int count = 0;
        for (boolean event : events) {
            count += event ? 1 : 0;
        }
        return count;
    }

    RocAuc auc() {
        return RocAuc.of(probabilities, events);
    }

    CalibrationFigures calibration() {
        return CalibrationFigures.of(probabilities, events);
    }

    Scored where(IntPredicate keeps) {
        int[] kept = IntStream.range(0, size()).filter(keeps).toArray();
        return new Scored(name, Folds.values(probabilities, kept), Folds.flags(events, kept));
    }
}
