package org.precisionbenefit.decision.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts compared requests, in whatever order they come, into a report. */
public final class ReportBuilder {
    private static final int PATTERNS = 5;
    private static final String SEPARATOR = "\t";

    private final SimulationReport.Run run;
    private final Set<String> members = new HashSet<>();
    private final long[][] matrix = new long[Outcome.values().length][Outcome.values().length];
    private final Map<String, long[]> policies = new TreeMap<>();
    private final Map<String, FlipCount> flips = new TreeMap<>();
    private final CostCount approved = new CostCount();
    private final CostCount held = new CostCount();
    private final Map<String, long[]> groups = new TreeMap<>();
    private long all;

    public ReportBuilder(SimulationReport.Run run) {
        this.run = Objects.requireNonNull(run, "run is null");
    }

    private static final class FlipCount {
        private final ComparedRequest first;
        private final Set<String> members = new HashSet<>();
        private final Map<String, Long> patterns = new TreeMap<>();
        private long requests;

        FlipCount(ComparedRequest first) {
            this.first = first;
        }
    }

    private static final class CostCount {
        private long requests;
        private long priced;
        private BigDecimal usd = BigDecimal.ZERO;

        void add(@Nullable BigDecimal monthly) {
            requests++;
            if (monthly != null) {
                priced++;
                usd = usd.add(monthly);
            }
        }
    }

    /** Counts a request. */
    public void add(ComparedRequest request) {
        all++;
        members.add(request.who().member());
        matrix[request.before().ordinal()][request.after().ordinal()]++;
        long[] ofPolicy = policies.computeIfAbsent(request.policy(), any -> new long[2]);
        ofPolicy[0]++;
        boolean wasApproved = request.before() == Outcome.APPROVE;
        boolean isApproved = request.after() == Outcome.APPROVE;
        request.who().groups().forEach((kind, group) -> {
            long[] counts = groups.computeIfAbsent(kind + SEPARATOR + group, any -> new long[3]);
            counts[0]++;
            counts[1] += wasApproved ? 1 : 0;
            counts[2] += isApproved ? 1 : 0;
        });
        ComparedRequest.Flip flip = request.flip();
        if (flip != null) {
            ofPolicy[1]++;
            add(request, flip);
        }
        if (wasApproved != isApproved) {
            (isApproved ? approved : held).add(request.monthlyUsd());
        }
    }

    private void add(ComparedRequest request, ComparedRequest.Flip flip) {
        String key = String.join(
                SEPARATOR,
                request.policy(),
                request.before().name(),
                request.after().name(),
                flip.line());
        FlipCount count = flips.computeIfAbsent(key, any -> new FlipCount(request));
        count.requests++;
        count.members.add(request.who().member());
        count.patterns.merge(flip.facts(), 1L, Long::sum);
    }

    /** The report of what was counted. */
    public SimulationReport report() {
        return report(run);
    }

    /** The same of a run of the same kind whose number of requests and days were not known before. */
    public SimulationReport report(SimulationReport.Run known) {
        return new SimulationReport(
                known,
                members.size(),
                cells(),
                policies.entrySet().stream()
                        .map(entry -> new SimulationReport.OfPolicy(
                                entry.getKey(), shown(entry.getValue()[0]), shown(entry.getValue()[1])))
                        .toList(),
                flips(),
                new SimulationReport.Costs(cost(approved), cost(held)),
                effects(),
                run.isRecorded() ? waiting() : null);
    }

    /** Of members' own requests, counts that could point at somebody are left out. */
    private @Nullable Long shown(long count) {
        return run.isRecorded() && Share.isSmall(count) ? null : count;
    }

    private List<SimulationReport.Cell> cells() {
        List<SimulationReport.Cell> cells = new ArrayList<>();
        for (Outcome before : Outcome.values()) {
            for (Outcome after : Outcome.values()) {
                cells.add(new SimulationReport.Cell(before, after, shown(matrix[before.ordinal()][after.ordinal()])));
            }
        }
        return cells;
    }

    private List<SimulationReport.Flips> flips() {
        return flips.values().stream()
                .sorted(Comparator.comparing((FlipCount count) -> count.first.policy())
                        .thenComparing(count -> count.requests, Comparator.reverseOrder())
                        .thenComparing(count -> line(count.first))
                        .thenComparing(count -> count.first.before())
                        .thenComparing(count -> count.first.after()))
                .map(count -> new SimulationReport.Flips(
                        count.first.policy(),
                        line(count.first),
                        count.first.before(),
                        count.first.after(),
                        shown(count.requests),
                        shown(count.members.size()),
                        patterns(count)))
                .toList();
    }

    private static String line(ComparedRequest request) {
        return Objects.requireNonNull(request.flip(), "a difference without a reason")
                .line();
    }

    private List<SimulationReport.Pattern> patterns(FlipCount count) {
        return count.patterns.entrySet().stream()
                .filter(entry -> shown(entry.getValue()) != null)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(PATTERNS)
                .map(entry -> new SimulationReport.Pattern(entry.getKey(), entry.getValue()))
                .toList();
    }

    private SimulationReport.Cost cost(CostCount count) {
        boolean hidden = shown(count.priced) == null;
        return new SimulationReport.Cost(shown(count.requests), shown(count.priced), hidden ? null : count.usd);
    }

    private List<SimulationReport.GroupEffect> effects() {
        List<SimulationReport.GroupEffect> effects = new ArrayList<>();
        groups.forEach((key, counts) -> {
            int at = key.indexOf(SEPARATOR);
            effects.add(new SimulationReport.GroupEffect(
                    key.substring(0, at),
                    key.substring(at + 1),
                    Share.isSmall(counts[0]) ? null : counts[0],
                    Share.of(counts[1], counts[0]),
                    Share.of(counts[2], counts[0])));
        });
        return effects;
    }

    private SimulationReport.Waiting waiting() {
        long before = 0;
        long after = 0;
        for (Outcome outcome : Outcome.values()) {
            before += matrix[Outcome.APPROVE.ordinal()][outcome.ordinal()];
            after += matrix[outcome.ordinal()][Outcome.APPROVE.ordinal()];
        }
        return new SimulationReport.Waiting(Share.of(all - before, all), Share.of(all - after, all));
    }
}
