package org.precisionbenefit.prediction.xgboost;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.prediction.cohort.CohortRow;

/**
 * Where the training members were: a model does not speak of a drug that few of them took, nor of values that none of
 * the drug's users had.
 *
 * @param drugs what was seen of each drug
 */
record Support(SortedMap<String, Seen> drugs) {
    /** A drug that fewer members took is not spoken of. */
    static final int FEWEST_MEMBERS = 200;
    /** A drug on which fewer had the outcome is not spoken of. */
    static final int FEWEST_EVENTS = 20;

    Support {
        drugs = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(drugs));
    }

    /** What was seen of a drug. */
    static final class Seen {
        private final float[] low;
        private final float[] high;
        private int members;
        private int events;

        private Seen(int columns) {
            low = new float[columns];
            high = new float[columns];
            Arrays.fill(low, Float.POSITIVE_INFINITY);
            Arrays.fill(high, Float.NEGATIVE_INFINITY);
        }

        private void add(CohortRow row) {
            members++;
            events += row.event() ? 1 : 0;
            for (int column = 0; column < low.length; column++) {
                float value = row.value(column);
                if (!Float.isNaN(value)) {
                    low[column] = Math.min(low[column], value);
                    high[column] = Math.max(high[column], value);
                }
            }
        }

        int members() {
            return members;
        }

        int events() {
            return events;
        }

        /** The lowest value of a column; infinite when none was ever recorded. */
        float low(int column) {
            return low[column];
        }

        float high(int column) {
            return high[column];
        }

        boolean isEnough() {
            return members >= FEWEST_MEMBERS && events >= FEWEST_EVENTS;
        }
    }

    static Support of(Cohort training) {
        SortedMap<String, Seen> drugs = new TreeMap<>();
        for (CohortRow row : training.rows()) {
            drugs.computeIfAbsent(row.who().drug(), any -> new Seen(training.columns()))
                    .add(row);
        }
        return new Support(drugs);
    }

    /** Whether the model may speak of this member on this drug. */
    boolean covers(CohortRow row) {
        Seen seen = drugs.get(row.who().drug());
        if (seen == null || !seen.isEnough()) {
            return false;
        }
        for (int column = 0; column < seen.low.length; column++) {
            float value = row.value(column);
            if (!Float.isNaN(value) && !(value >= seen.low[column] && value <= seen.high[column])) {
                return false;
            }
        }
        return true;
    }
}
