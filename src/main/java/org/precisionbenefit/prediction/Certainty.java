package org.precisionbenefit.prediction;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How sure a score is, as far as its model says so.
 *
 * @param memberBits the raw outputs (log odds) of the ensemble's further members, as the bits of floats, in the manifest's
 *     order. The score itself, and what explains it, is the first member's
 * @param interval where the probability lies by the spread of the members (95 %), or null for a model of one member
 * @param holds what the conformal answer holds, or null where the model has no thresholds
 * @param group how often the outcome came about in the group that the model learned the drug from, or null where it is not
 *     known
 */
public record Certainty(
        List<Integer> memberBits,
        @Nullable Interval interval,
        @Nullable Holds holds,
        @Nullable BaseRate group) {
    public Certainty {
        memberBits = List.copyOf(memberBits);
    }

    /** What an answer holds that keeps its promise as often as its level says. */
    public enum Holds {
        /** The outcome is to be expected. */
        EVENT,
        /** It is to be expected that the outcome stays away. */
        NO_EVENT,
        /** Neither can be told from the other. */
        BOTH
    }

    /**
     * Where a figure lies, rounded half up to six decimals.
     *
     * @param low the lower end
     * @param high the upper end
     */
    public record Interval(String low, String high) {
        public Interval {
            Objects.requireNonNull(low, "low is null");
            Objects.requireNonNull(high, "high is null");
        }
    }

    /**
     * How often the outcome came about.
     *
     * @param group among whom: {@code all}, or an age band
     * @param members how many members
     * @param rate the share, rounded half up to six decimals
     * @param interval its interval (95 %)
     */
    public record BaseRate(String group, int members, String rate, Interval interval) {
        public BaseRate {
            Objects.requireNonNull(group, "group is null");
            Objects.requireNonNull(rate, "rate is null");
            Objects.requireNonNull(interval, "interval is null");
        }
    }
}
