package org.precisionbenefit.policy.draft;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.terminology.Digest;

/**
 * A simulation of a draft against what was live when it began.
 *
 * @param number its number, in the order of beginning
 * @param draft the draft's number
 * @param order what is tried
 * @param release the digest of the policies that were live
 * @param startedBy who began it
 * @param startedAt when
 * @param end what it came to, or null when that is not known
 */
public record DraftTrial(
        long number,
        long draft,
        Order order,
        Digest release,
        CallerId startedBy,
        Instant startedAt,
        @Nullable End end) {
    public DraftTrial {
        Objects.requireNonNull(order, "order is null");
        Objects.requireNonNull(release, "release is null");
        Objects.requireNonNull(startedBy, "startedBy is null");
        Objects.requireNonNull(startedAt, "startedAt is null");
    }

    /**
     * What is tried.
     *
     * @param recorded whether requests are those that were recorded, and not invented ones
     * @param seed the seed of invented requests
     * @param requests how many requests at most
     * @param everyPolicy whether invented requests are for the drugs of every policy, and not of the draft's only
     * @param plans the plans whose recorded requests are read; none for invented ones
     */
    public record Order(boolean recorded, long seed, int requests, boolean everyPolicy, VisiblePlans plans) {
        /** The most requests of one simulation. */
        public static final int MOST = 200_000;

        public Order {
            Objects.requireNonNull(plans, "plans is null");
            if (requests < 1 || requests > MOST) {
                throw new IllegalArgumentException(
                        "The number of requests (" + requests + ") must be 1 to " + MOST + ". Name another number.");
            }
        }

        /** Whether somebody who may see these plans may see what came of it. */
        public boolean isFor(VisiblePlans seen) {
            if (plans instanceof VisiblePlans.Only only) {
                return only.plans().stream().allMatch(seen::include);
            }
            return seen instanceof VisiblePlans.Every;
        }
    }

    /**
     * What it came to.
     *
     * @param at when it ended
     * @param report the report as canonical text, or null when it ended by a fault
     * @param fault why it ended without a report, or null
     */
    public record End(
            Instant at, @Nullable String report, @Nullable String fault) {
        public End {
            Objects.requireNonNull(at, "at is null");
            if ((report == null) == (fault == null)) {
                throw new IllegalArgumentException("A simulation ends with a report or a fault, and never with both.");
            }
        }
    }
}
