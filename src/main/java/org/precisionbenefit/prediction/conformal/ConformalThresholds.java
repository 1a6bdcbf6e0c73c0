package org.precisionbenefit.prediction.conformal;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How strange a value may look and still belong to the answer, learned from members who were not trained on: split
 * conformal prediction, for all members or for each group by itself (Mondrian). What is drawn in exchange with those
 * members is held by the answer at least as often as the level says, whatever the model is worth.
 */
public final class ConformalThresholds {
    private final SortedMap<String, Double> byGroup;
    private final double overall;

    private ConformalThresholds(SortedMap<String, Double> byGroup, double overall) {
        this.byGroup = byGroup;
        this.overall = overall;
    }

    /**
     * One threshold for everybody.
     *
     * @param strangeness of the true value of each calibration member, higher for stranger
     * @param level the share that is to be held, such as .9
     */
    public static ConformalThresholds of(double[] strangeness, double level) {
        return new ConformalThresholds(new TreeMap<>(), threshold(strangeness, level));
    }

    /**
     * A threshold for each group. A group that was not seen, or too small for the level, gets no bound: its answers
     * hold everything, which a caller takes as "cannot be said".
     */
    public static ConformalThresholds byGroup(double[] strangeness, List<String> groups, double level) {
        if (groups.size() != strangeness.length) {
            throw new IllegalArgumentException("There must be one group for each member.");
        }
        SortedMap<String, Double> found = new TreeMap<>();
        for (String group : groups) {
            found.computeIfAbsent(group, any -> threshold(of(group, strangeness, groups), level));
        }
        return new ConformalThresholds(found, Double.POSITIVE_INFINITY);
    }

    private static double[] of(String group, double[] strangeness, List<String> groups) {
        double[] chosen = new double[strangeness.length];
        int size = 0;
        for (int i = 0; i < strangeness.length; i++) {
            if (groups.get(i).equals(group)) {
                chosen[size] = strangeness[i];
                size++;
            }
        }
        return Arrays.copyOf(chosen, size);
    }

    private static double threshold(double[] strangeness, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("The level must lie between 0 and 1.");
        }
        // A little less than the product, so that 9 of 10 does not become 10 by rounding.
        int place = (int) Math.ceil((strangeness.length + 1) * level - 1e-9);
        if (place > strangeness.length) {
            return Double.POSITIVE_INFINITY;
        }
        double[] sorted = strangeness.clone();
        Arrays.sort(sorted);
        return sorted[place - 1];
    }

    /** The largest strangeness that belongs to an answer for a member of this group. */
    public double bound(String group) {
        return byGroup.isEmpty() ? overall : byGroup.getOrDefault(group, Double.POSITIVE_INFINITY);
    }

    /** The largest strangeness where all share one threshold. */
    public double bound() {
        return overall;
    }

    /** Whether the answer for a probability says that the outcome may come about; strangeness is 1 less the value's probability. */
    public static boolean mayHappen(double probability, double bound) {
        return 1 - probability <= bound;
    }

    /** Whether the answer for a probability says that the outcome may stay away. */
    public static boolean mayStayAway(double probability, double bound) {
        return probability <= bound;
    }
}
