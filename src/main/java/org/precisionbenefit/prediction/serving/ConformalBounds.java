package org.precisionbenefit.prediction.serving;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.precisionbenefit.prediction.Certainty;
import org.precisionbenefit.prediction.conformal.ConformalThresholds;
import org.precisionbenefit.terminology.RxCui;

/**
 * How strange an answer may look and still be held, by drug and by the group that a member is in: an age band, with the values of
 * some features where those tell groups apart that would be held too seldom together.
 */
public final class ConformalBounds {
    private final List<String> features;
    private final Map<Key, Double> bounds = new HashMap<>();

    /**
     * Bounds.
     *
     * @param features the features whose values make groups, beside the age band
     * @param bounds the bounds, none twice for a drug, group and answer
     */
    public ConformalBounds(List<String> features, List<Bound> bounds) {
        this.features = List.copyOf(features);
        for (Bound bound : bounds) {
            Key key = new Key(bound.drug(), bound.group(), bound.event());
            if (this.bounds.put(key, bound.bound()) != null) {
                throw new IllegalArgumentException("A conformal bound must stand once for a drug, group and answer.");
            }
        }
    }

    /**
     * One bound.
     *
     * @param drug the drug
     * @param group for whom
     * @param event whether this is the bound of the answer that the outcome comes about, or of the one that it stays away
     * @param bound the bound; strangeness is 1 less the answer's probability
     */
    public record Bound(RxCui drug, String group, boolean event, double bound) {
        public Bound {
            Objects.requireNonNull(drug, "drug is null");
            Objects.requireNonNull(group, "group is null");
        }
    }

    private record Key(RxCui drug, String group, boolean event) {}

    /** The features whose values make groups. */
    List<String> features() {
        return features;
    }

    /**
     * What the answer holds. One that would hold nothing tells nothing apart.
     *
     * @param band the member's age band, or that of everybody
     * @param values the values of {@link #features}, {@code NaN} where missing
     */
    Certainty.Holds holds(RxCui drug, String band, float[] values, double probability) {
        String suffix = suffix(values);
        boolean event = ConformalThresholds.mayHappen(probability, bound(drug, band, suffix, true));
        boolean none = ConformalThresholds.mayStayAway(probability, bound(drug, band, suffix, false));
        if (event == none) {
            return Certainty.Holds.BOTH;
        }
        return event ? Certainty.Holds.EVENT : Certainty.Holds.NO_EVENT;
    }

    private String suffix(float[] values) {
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            suffix.append('|').append(features.get(i)).append('=');
            if (Float.isNaN(values[i])) {
                suffix.append('-');
            } else {
                suffix.append((long) values[i]);
            }
        }
        return suffix.toString();
    }

    /** A group without a bound of its own falls back to all of its kind, then to all. */
    private double bound(RxCui drug, String band, String suffix, boolean event) {
        for (String group : new String[] {band + suffix, Assurance.ALL + suffix, Assurance.ALL}) {
            Double bound = bounds.get(new Key(drug, group, event));
            if (bound != null) {
                return bound;
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
