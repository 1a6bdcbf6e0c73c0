package org.precisionbenefit.api.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.simulation.Outcome;
import org.precisionbenefit.decision.simulation.Share;
import org.precisionbenefit.decision.simulation.SimulationReport;

/**
 * What a simulation came to, as tables and as lengths of plots in per cent of their width. A count that is not shown has no
 * length.
 *
 * @param run what was run
 * @param outcomes what became of the requests before and after
 * @param reasons what made the difference
 * @param costs what the difference costs
 * @param groups how groups of members are met
 */
public record TrialReportView(
        RunView run, Outcomes outcomes, Reasons reasons, List<CostRow> costs, List<GroupRow> groups) {
    public TrialReportView {
        Objects.requireNonNull(run, "run is null");
        Objects.requireNonNull(outcomes, "outcomes is null");
        Objects.requireNonNull(reasons, "reasons is null");
        costs = List.copyOf(costs);
        groups = List.copyOf(groups);
    }

    /**
     * What was run.
     *
     * @param sentence it in one sentence
     * @param recorded whether the requests were members' own
     * @param digests the digests of rules before, rules after and formulary
     */
    public record RunView(String sentence, boolean recorded, List<String> digests) {
        public RunView {
            digests = List.copyOf(digests);
        }
    }

    /**
     * What became of the requests.
     *
     * @param matrix how many requests came from which outcome to which
     * @param bars the outcomes before and after as bars
     * @param waiting who waits, in one sentence, or empty
     */
    public record Outcomes(List<MatrixRow> matrix, List<OutcomeBar> bars, String waiting) {
        public Outcomes {
            matrix = List.copyOf(matrix);
            bars = List.copyOf(bars);
        }
    }

    /**
     * What made the difference.
     *
     * @param flips the requests that differ, by line
     * @param policies the policies of which requests differ
     * @param same of how many policies none differs
     */
    public record Reasons(List<FlipRow> flips, List<PolicyRow> policies, int same) {
        public Reasons {
            flips = List.copyOf(flips);
            policies = List.copyOf(policies);
        }
    }

    /** A row of the matrix: the outcome before, and how many came to approve, person and ask. */
    public record MatrixRow(String before, List<Count> after) {
        public MatrixRow {
            after = List.copyOf(after);
        }
    }

    /** A count, and whether it is of requests that stay as they were. */
    public record Count(String count, boolean same) {}

    /** The outcomes under one of the rules. */
    public record OutcomeBar(String rules, List<Segment> segments) {
        public OutcomeBar {
            segments = List.copyOf(segments);
        }
    }

    /** A part of a bar. */
    public record Segment(String outcome, String count, String from, String width) {}

    /** How many requests a policy judged and how many of them differ. */
    public record PolicyRow(String policy, String requests, String differ) {}

    /** Requests that differ in the same way for the same reason. */
    public record FlipRow(
            String policy,
            String line,
            String change,
            String requests,
            String members,
            String width,
            List<PatternRow> patterns) {
        public FlipRow {
            patterns = List.copyOf(patterns);
        }
    }

    /** Facts that suffice, and how many requests have them. */
    public record PatternRow(String facts, String requests) {}

    /** What is newly approved or held, and what it costs. */
    public record CostRow(String what, String requests, String priced, String dollars, String width) {}

    /** A group before and after. */
    public record GroupRow(
            String kind,
            String group,
            String requests,
            String before,
            String after,
            @Nullable Interval was,
            @Nullable Interval is) {}

    /** An interval and its middle. */
    public record Interval(String low, String high, String at) {}

    static TrialReportView of(SimulationReport report) {
        List<PolicyRow> differing = report.policies().stream()
                .filter(policy -> !Objects.equals(policy.differ(), 0L))
                .map(policy -> new PolicyRow(policy.policy(), count(policy.requests()), count(policy.differ())))
                .toList();
        return new TrialReportView(
                new RunView(
                        run(report),
                        report.run().isRecorded(),
                        List.of(
                                report.run().before(),
                                report.run().after(),
                                report.run().formulary())),
                new Outcomes(
                        matrix(report),
                        List.of(bar("before", report, true), bar("after", report, false)),
                        waiting(report.waiting())),
                new Reasons(flips(report), differing, report.policies().size() - differing.size()),
                costs(report.costs()),
                report.groups().stream().map(TrialReportView::group).toList());
    }

    private static String run(SimulationReport report) {
        SimulationReport.Run run = report.run();
        String days = run.days() == null
                ? ""
                : ", made from " + run.days().start() + " to " + run.days().end();
        return String.format(
                Locale.ROOT,
                "%,d %s requests of %,d members%s%s.",
                run.requests(),
                run.kind(),
                report.members(),
                run.seed() == null ? "" : ", seed " + run.seed(),
                days);
    }

    private static List<MatrixRow> matrix(SimulationReport report) {
        return Stream.of(Outcome.values())
                .map(before -> new MatrixRow(
                        before.word(),
                        report.matrix().stream()
                                .filter(cell -> cell.before() == before)
                                .map(cell -> new Count(count(cell.requests()), cell.after() == before))
                                .toList()))
                .toList();
    }

    private static OutcomeBar bar(String rules, SimulationReport report, boolean before) {
        long all = report.matrix().stream()
                .mapToLong(cell -> shown(cell.requests()))
                .sum();
        List<Segment> segments = new ArrayList<>();
        long from = 0;
        for (Outcome outcome : Outcome.values()) {
            long count = report.matrix().stream()
                    .filter(cell -> (before ? cell.before() : cell.after()) == outcome)
                    .mapToLong(cell -> shown(cell.requests()))
                    .sum();
            segments.add(new Segment(outcome.word(), count(count), length(from, all), length(count, all)));
            from += count;
        }
        return new OutcomeBar(rules, segments);
    }

    private static List<FlipRow> flips(SimulationReport report) {
        long most = report.flips().stream()
                .mapToLong(flips -> shown(flips.requests()))
                .max()
                .orElse(0);
        return report.flips().stream()
                .map(flips -> new FlipRow(
                        flips.policy(),
                        flips.line(),
                        flips.before().word() + " to " + flips.after().word(),
                        count(flips.requests()),
                        count(flips.members()),
                        length(shown(flips.requests()), most),
                        flips.patterns().stream()
                                .map(pattern -> new PatternRow(pattern.facts(), count(pattern.requests())))
                                .toList()))
                .toList();
    }

    private static List<CostRow> costs(SimulationReport.Costs costs) {
        BigDecimal approved = usd(costs.newlyApproved());
        BigDecimal held = usd(costs.newlyHeld());
        long most = approved.max(held).longValue();
        return List.of(
                cost("newly approved", costs.newlyApproved(), length(approved.longValue(), most)),
                cost("newly held", costs.newlyHeld(), length(held.longValue(), most)));
    }

    private static BigDecimal usd(SimulationReport.Cost cost) {
        return cost.monthlyUsd() == null ? BigDecimal.ZERO : cost.monthlyUsd();
    }

    private static CostRow cost(String what, SimulationReport.Cost cost, String width) {
        return new CostRow(
                what,
                count(cost.requests()),
                count(cost.priced()),
                cost.monthlyUsd() == null ? "not shown" : String.format(Locale.ROOT, "$%,.2f", cost.monthlyUsd()),
                width);
    }

    private static GroupRow group(SimulationReport.GroupEffect group) {
        return new GroupRow(
                group.kind(),
                group.group(),
                count(group.requests()),
                group.approvedBefore().words(),
                group.approvedAfter().words(),
                interval(group.approvedBefore()),
                interval(group.approvedAfter()));
    }

    private static @Nullable Interval interval(Share share) {
        return share.percent() == null || share.low() == null || share.high() == null
                ? null
                : new Interval(share.low() + "%", share.high() + "%", share.percent() + "%");
    }

    private static String waiting(SimulationReport.@Nullable Waiting waiting) {
        return waiting == null
                ? ""
                : "A person or an answer is waited for: before by "
                        + waiting.waitBefore().words() + " of the requests, after by "
                        + waiting.waitAfter().words() + ".";
    }

    private static long shown(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    private static String count(@Nullable Long count) {
        return count == null ? "fewer than " + Share.LEAST : String.format(Locale.ROOT, "%,d", count);
    }

    /** A part of the whole width in per cent, to a tenth. */
    private static String length(long part, long whole) {
        return whole == 0 ? "0%" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
    }
}
