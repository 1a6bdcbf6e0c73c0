package org.precisionbenefit.prediction.cohort;

import java.time.LocalDate;
import java.util.Objects;

/**
 * How time passes for members: it is what makes an analysis that looks at the wrong day wrong.
 *
 * @param firstDay the first day that the data knows of
 * @param days how many days it knows of
 * @param waiting the days between a diagnosis and the first fill
 * @param earlier those who already took the drug when the data begins
 * @param agent the variable that says which drug is taken, its labels the drugs' RxNorm ingredients
 */
public record Course(LocalDate firstDay, int days, Waiting waiting, Earlier earlier, String agent) {
    public Course {
        Objects.requireNonNull(firstDay, "firstDay is null");
        Objects.requireNonNull(waiting, "waiting is null");
        Objects.requireNonNull(earlier, "earlier is null");
        Objects.requireNonNull(agent, "agent is null");
        if (days < 1) {
            throw new IllegalArgumentException("The data must know of at least one day.");
        }
    }

    /**
     * The wait for the drug. Who has the outcome meanwhile never becomes a user, so that counting users from the
     * diagnosis gives them days on which nothing could happen to them.
     *
     * @param meanDays the mean of the exponential wait
     * @param hazardRatio the untreated hazard against that of a treated member without an effect of a drug; 0 where
     *     nothing can happen before the drug
     */
    public record Waiting(double meanDays, double hazardRatio) {
        public Waiting {
            if (!(meanDays >= 0) || !(hazardRatio >= 0)) {
                throw new IllegalArgumentException("A wait and its hazard must not be negative.");
            }
        }
    }

    /**
     * Those who took the drug before. Only who had no outcome until then is seen, so that the susceptible are fewer among
     * them.
     *
     * @param share of all members
     * @param withinDays how long before the first day they began at most
     */
    public record Earlier(double share, int withinDays) {
        public Earlier {
            if (!(share >= 0 && share < 1) || withinDays < 0) {
                throw new IllegalArgumentException("The share of earlier users must lie between 0 and 1.");
            }
        }
    }
}
