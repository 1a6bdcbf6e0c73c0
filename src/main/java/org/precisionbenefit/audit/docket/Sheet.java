package org.precisionbenefit.audit.docket;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/** A sheet of the docket while it is written on: lines of one plan whose requests were received on one day in UTC. */
public final class Sheet {
    /** More make a sheet slow to write anew, fewer make many sheets to be looked at. */
    public static final int MOST = 1_000;

    private final UUID id;
    private final PlanId plan;
    private final LocalDate day;
    private final List<DocketLine> kept;
    private final List<DocketLine> lines;
    private boolean changed;

    private Sheet(UUID id, PlanId plan, LocalDate day, List<DocketLine> lines) {
        this.id = Objects.requireNonNull(id, "id is null");
        this.plan = Objects.requireNonNull(plan, "plan is null");
        this.day = Objects.requireNonNull(day, "day is null");
        this.kept = List.copyOf(lines);
        this.lines = new ArrayList<>(lines);
    }

    /** A new sheet. */
    public static Sheet begun(UUID id, PlanId plan, LocalDate day) {
        return new Sheet(id, plan, day, List.of());
    }

    /** A sheet as it was kept, with at least one line. */
    public static Sheet kept(UUID id, PlanId plan, List<DocketLine> lines) {
        return new Sheet(id, plan, day(lines.get(0).key().receivedAt()), lines);
    }

    /** The day on whose sheets a line stands. */
    public static LocalDate day(Instant receivedAt) {
        return receivedAt.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    public UUID id() {
        return id;
    }

    public PlanId plan() {
        return plan;
    }

    public List<DocketLine> lines() {
        return List.copyOf(lines);
    }

    /** Whether the requests of its lines were received on this day. */
    public boolean isOf(LocalDate other) {
        return day.equals(other);
    }

    /** Whether so many more lines may stand on it. */
    public boolean hasRoom(int more) {
        return lines.isEmpty() || lines.size() + more <= MOST;
    }

    /** Whether it was written on since it was kept. */
    public boolean isChanged() {
        return changed;
    }

    /** The month of its day. */
    public YearMonth month() {
        return YearMonth.from(day);
    }

    /** What it comes to now, less what it came to when it was kept, is added to these. */
    public void addChange(Tallies sum) {
        sum.subtract(Tallies.of(kept));
        sum.add(Tallies.of(lines));
    }

    /** The lines of a decision; none where they stand elsewhere. */
    public List<DocketLine> of(DecisionId decision) {
        return lines.stream()
                .filter(line -> line.key().decision().equals(decision))
                .toList();
    }

    /** Adds a line. */
    public void add(DocketLine line) {
        if (!line.key().plan().equals(plan) || !day(line.key().receivedAt()).equals(day)) {
            throw new IllegalArgumentException("A line must stand on a sheet of its own plan and day.");
        }
        lines.add(line);
        changed = true;
    }

    /** Writes the lines of a decision anew. */
    public void change(DecisionId decision, UnaryOperator<DocketLine> how) {
        lines.replaceAll(line -> {
            DocketLine next = line.key().decision().equals(decision) ? how.apply(line) : line;
            changed |= !next.equals(line);
            return next;
        });
    }

    /** What it says of the lines on it; it must hold one. */
    public SheetHead head() {
        Instant first = lines.stream()
                .map(line -> line.key().receivedAt())
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = lines.stream()
                .map(line -> line.key().receivedAt())
                .max(Instant::compareTo)
                .orElseThrow();
        return new SheetHead(id, plan, first, last, lines.size(), Tallies.of(lines));
    }
}
