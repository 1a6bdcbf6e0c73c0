package org.precisionbenefit.prediction.serving;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.prediction.Certainty;
import org.precisionbenefit.prediction.conformal.ConformalThresholds;
import org.precisionbenefit.prediction.feature.Feature;
import org.precisionbenefit.terminology.RxCui;

/**
 * What a model's manifest says of how sure its scores are, and for whom.
 *
 * @param calibration how log odds become a probability
 * @param widest how far apart the members' probabilities may lie
 * @param bounds how strange an answer may look and still be held
 * @param support of whom each drug was learned
 * @param rates how often the outcome came about
 */
public record Assurance(
        Calibration calibration, double widest, List<Bound> bounds, Support support, List<Rate> rates) {
    /** The group of everybody. */
    public static final String ALL = "all";

    static final String UNDER_65 = "under-65";
    static final String FROM_65 = "65-and-over";
    private static final int OLDER = 65;

    public Assurance {
        Objects.requireNonNull(calibration, "calibration is null");
        if (!(widest > 0 && widest <= 1)) {
            throw new IllegalArgumentException("The widest spread (" + widest + ") must lie above 0, at most at 1.");
        }
        bounds = List.copyOf(bounds);
        Objects.requireNonNull(support, "support is null");
        rates = List.copyOf(rates);
    }

    /**
     * How strange an answer may look and still be held.
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

    /**
     * How often the outcome came about with a drug.
     *
     * @param drug the drug
     * @param rate how often, among whom
     */
    public record Rate(RxCui drug, Certainty.BaseRate rate) {
        public Rate {
            Objects.requireNonNull(drug, "drug is null");
            Objects.requireNonNull(rate, "rate is null");
        }
    }

    /**
     * Of whom each drug was learned.
     *
     * @param drugs by drug
     * @param fewestMembers a drug that was learned from fewer is not spoken of
     * @param fewestEvents a drug with fewer outcomes is not either
     */
    public record Support(SortedMap<RxCui, Learned> drugs, int fewestMembers, int fewestEvents) {
        public Support {
            drugs = new TreeMap<>(drugs);
        }
    }

    /**
     * Of whom a drug was learned.
     *
     * @param members how many
     * @param events how many of them had the outcome
     * @param ranges what was seen of each feature; of a feature that is not named nothing was
     */
    public record Learned(int members, int events, Map<String, Feature.Range> ranges) {
        public Learned {
            ranges = Map.copyOf(ranges);
        }
    }

    /** The group that a member of this age is in. */
    static String group(float ageYears) {
        if (Float.isNaN(ageYears)) {
            return ALL;
        }
        return ageYears < OLDER ? UNDER_65 : FROM_65;
    }

    /** What the answer holds. One that would hold nothing tells nothing apart. */
    Certainty.Holds holds(RxCui drug, String group, double probability) {
        boolean event = ConformalThresholds.mayHappen(probability, bound(drug, group, true));
        boolean none = ConformalThresholds.mayStayAway(probability, bound(drug, group, false));
        if (event == none) {
            return Certainty.Holds.BOTH;
        }
        return event ? Certainty.Holds.EVENT : Certainty.Holds.NO_EVENT;
    }

    private double bound(RxCui drug, String group, boolean event) {
        double everybody = Double.POSITIVE_INFINITY;
        for (Bound bound : bounds) {
            if (bound.event() == event && bound.drug().equals(drug)) {
                if (bound.group().equals(group)) {
                    return bound.bound();
                }
                if (bound.group().equals(ALL)) {
                    everybody = bound.bound();
                }
            }
        }
        return everybody;
    }

    /** How often the outcome came about in the member's group, or else among all. */
    Optional<Certainty.BaseRate> rate(RxCui drug, String group) {
        return own(drug, group).or(() -> own(drug, ALL));
    }

    private Optional<Certainty.BaseRate> own(RxCui drug, String group) {
        return rates.stream()
                .filter(each -> each.drug().equals(drug) && each.rate().group().equals(group))
                .map(Rate::rate)
                .findFirst();
    }
}
