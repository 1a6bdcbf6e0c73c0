package org.precisionbenefit.decision.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Period;

/**
 * What a simulation came to. It holds counts, lines of policies and dollars, no clock and nothing of a member.
 *
 * @param run what was run
 * @param members how many members the requests are of
 * @param matrix how many requests came from which outcome to which
 * @param policies how many requests of each policy differ
 * @param flips what made the difference, the most frequent first within a policy
 * @param costs what it costs
 * @param groups how it meets groups of members
 * @param waiting how many are answered at once and how many wait, or null for invented requests, of which nobody waits
 */
public record SimulationReport(
        Run run,
        long members,
        List<Cell> matrix,
        List<OfPolicy> policies,
        List<Flips> flips,
        Costs costs,
        List<GroupEffect> groups,
        @Nullable Waiting waiting) {
    public SimulationReport {
        Objects.requireNonNull(run, "run is null");
        matrix = List.copyOf(matrix);
        policies = List.copyOf(policies);
        flips = List.copyOf(flips);
        Objects.requireNonNull(costs, "costs is null");
        groups = List.copyOf(groups);
    }

    /**
     * What was run.
     *
     * @param kind {@code invented} or {@code recorded}
     * @param seed the seed of invented requests, or null
     * @param requests how many requests
     * @param before the digest of the earlier rules
     * @param after the digest of the later rules
     * @param formulary the digest of the formulary
     * @param days the days of recorded requests, or null where none was found or requests are invented
     */
    public record Run(
            String kind,
            @Nullable Long seed,
            long requests,
            String before,
            String after,
            String formulary,
            @Nullable Period days) {
        public Run {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(before, "before is null");
            Objects.requireNonNull(after, "after is null");
            Objects.requireNonNull(formulary, "formulary is null");
        }

        /** Invented requests. */
        public static Run invented(long seed, long requests, String before, String after, String formulary) {
            return new Run("invented", seed, requests, before, after, formulary, null);
        }

        /** Members' own requests of certain days. */
        public static Run recorded(
                long requests, String before, String after, String formulary, @Nullable Period days) {
            return new Run("recorded", null, requests, before, after, formulary, days);
        }

        /** Whether the requests were members' own. */
        public boolean isRecorded() {
            return kind.equals("recorded");
        }
    }

    /**
     * One place of the matrix.
     *
     * @param before the outcome under the earlier rules
     * @param after the outcome under the later rules
     * @param requests how many, or null where so few are not shown
     */
    public record Cell(
            Outcome before, Outcome after, @Nullable Long requests) {
        public Cell {
            Objects.requireNonNull(before, "before is null");
            Objects.requireNonNull(after, "after is null");
        }
    }

    /**
     * One policy.
     *
     * @param policy the policy's id
     * @param requests how many requests it judged, or null where so few are not shown
     * @param differ how many of them differ, or null where so few are not shown
     */
    public record OfPolicy(
            String policy,
            @Nullable Long requests,
            @Nullable Long differ) {
        public OfPolicy {
            Objects.requireNonNull(policy, "policy is null");
        }
    }

    /**
     * The requests that differ in the same way for the same reason.
     *
     * @param policy the policy's id
     * @param line the line whose change explains them
     * @param before the outcome before
     * @param after the outcome after
     * @param requests how many, or null where so few are not shown
     * @param members of how many members, or null where so few are not shown
     * @param patterns the facts that suffice, the most frequent first, at most five
     */
    public record Flips(
            String policy,
            String line,
            Outcome before,
            Outcome after,
            @Nullable Long requests,
            @Nullable Long members,
            List<Pattern> patterns) {
        public Flips {
            Objects.requireNonNull(policy, "policy is null");
            Objects.requireNonNull(line, "line is null");
            Objects.requireNonNull(before, "before is null");
            Objects.requireNonNull(after, "after is null");
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * Facts that suffice for a difference.
     *
     * @param facts the facts in words of the policies
     * @param requests how many requests have them as their smallest
     */
    public record Pattern(String facts, long requests) {
        public Pattern {
            Objects.requireNonNull(facts, "facts is null");
        }
    }

    /**
     * What the difference costs by dated prices, for thirty days of each request.
     *
     * @param newlyApproved what is approved at once now and was not before
     * @param newlyHeld what was approved at once before and is not now
     */
    public record Costs(Cost newlyApproved, Cost newlyHeld) {
        public Costs {
            Objects.requireNonNull(newlyApproved, "newlyApproved is null");
            Objects.requireNonNull(newlyHeld, "newlyHeld is null");
        }
    }

    /**
     * A cost.
     *
     * @param requests how many requests, or null where so few are not shown
     * @param priced how many of them have a price, or null where so few are not shown
     * @param monthlyUsd what those cost in thirty days, in US dollars, or null where so few are not shown
     */
    public record Cost(
            @Nullable Long requests,
            @Nullable Long priced,
            @Nullable BigDecimal monthlyUsd) {}

    /**
     * How a group of members is met.
     *
     * @param kind by what it is grouped
     * @param group the group
     * @param requests how many requests, or null where so few are not shown
     * @param approvedBefore the share approved at once before
     * @param approvedAfter the share approved at once after
     */
    public record GroupEffect(
            String kind, String group, @Nullable Long requests, Share approvedBefore, Share approvedAfter) {
        public GroupEffect {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(group, "group is null");
            Objects.requireNonNull(approvedBefore, "approvedBefore is null");
            Objects.requireNonNull(approvedAfter, "approvedAfter is null");
        }
    }

    /**
     * Who waits for a therapy: a count, because how long anybody waits is not recorded here.
     *
     * @param waitBefore the share that waits for a person or an answer before
     * @param waitAfter the same after
     */
    public record Waiting(Share waitBefore, Share waitAfter) {
        public Waiting {
            Objects.requireNonNull(waitBefore, "waitBefore is null");
            Objects.requireNonNull(waitAfter, "waitAfter is null");
        }
    }
}
