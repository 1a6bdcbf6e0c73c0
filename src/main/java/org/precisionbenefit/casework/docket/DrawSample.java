package org.precisionbenefit.casework.docket;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.terminology.Digest;

/**
 * Draws lines by a seed. A line's lot is the digest of seed, decision and item, and those with the least lots are drawn: that
 * does not hang on the order in which lines are read, and anybody can draw again.
 */
public final class DrawSample {
    private final DocketSearch docket;

    public DrawSample(DocketSearch docket) {
        this.docket = Objects.requireNonNull(docket, "docket is null");
    }

    /**
     * What was drawn.
     *
     * @param strata how many lines there were in each stratum; one without a name where there are no strata
     * @param lines the lines drawn, by stratum and lot
     */
    public record Drawn(SortedMap<String, Long> strata, List<DocketLine> lines) {
        public Drawn {
            strata = new TreeMap<>(strata);
            lines = List.copyOf(lines);
        }

        /** How many lines it was drawn from. */
        public long population() {
            return strata.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private record Lot(Digest lot, DocketLine line) {}

    /** Draws a sample. */
    public Drawn draw(SampleOrder order, VisiblePlans plans) {
        SortedMap<String, Long> strata = new TreeMap<>();
        Map<String, PriorityQueue<Lot>> least = new TreeMap<>();
        docket.each(order.from(), plans, line -> {
            if (order.rule() == null || order.rule().holds(line)) {
                String stratum = order.stratumOf(line);
                strata.merge(stratum, 1L, Long::sum);
                PriorityQueue<Lot> drawn = least.computeIfAbsent(
                        stratum,
                        any -> new PriorityQueue<>(
                                Comparator.comparing(Lot::lot).reversed()));
                drawn.add(new Lot(lot(order.seed(), line), line));
                if (drawn.size() > order.size()) {
                    drawn.remove();
                }
            }
        });
        return new Drawn(
                strata,
                least.values().stream()
                        .flatMap(drawn -> drawn.stream().sorted(Comparator.comparing(Lot::lot)))
                        .map(Lot::line)
                        .collect(Collectors.toList()));
    }

    private static Digest lot(long seed, DocketLine line) {
        return Digest.of(
                (seed + "\n" + line.key().decision() + "\n" + line.key().item()).getBytes(StandardCharsets.UTF_8));
    }
}
