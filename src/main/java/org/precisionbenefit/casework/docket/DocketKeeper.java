package org.precisionbenefit.casework.docket;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.DocketStore;
import org.precisionbenefit.audit.docket.DocketStore.ClearDecision;
import org.precisionbenefit.audit.docket.DocketStore.Desk;
import org.precisionbenefit.audit.docket.LineBytes;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.audit.docket.LoggedEvent;
import org.precisionbenefit.audit.docket.Sheet;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;

/**
 * Continues the docket by what the log has had since. The lines of a decision are written when it is in the log, and written
 * anew when a person decides, when its case goes on, and when what it says is taken away.
 */
public final class DocketKeeper {
    private final DocketStore store;
    private final FindCase cases;
    private final LineMaker maker;

    /**
     * Builds it.
     *
     * @param store where the docket is kept
     * @param cases opens decisions
     * @param maker makes their lines
     */
    public DocketKeeper(DocketStore store, FindCase cases, LineMaker maker) {
        this.store = Objects.requireNonNull(store, "store is null");
        this.cases = Objects.requireNonNull(cases, "cases is null");
        this.maker = Objects.requireNonNull(maker, "maker is null");
    }

    /**
     * Takes in the next entries of the log.
     *
     * @param most how many at most
     * @return how many; empty when another process is at it
     */
    public OptionalInt proceed(int most) {
        return store.proceed(LineBytes.FORM, most, this::takeIn);
    }

    private void takeIn(List<LoggedEvent> events, Desk desk) {
        // A decision and its review in one batch are one look into the payload.
        Map<DecisionId, Boolean> named = new LinkedHashMap<>();
        events.forEach(event -> event.ids().stream()
                .sorted(Comparator.comparing(DecisionId::value))
                .forEach(id -> named.merge(id, event.kind() == LoggedEvent.Kind.ANSWERED, Boolean::logicalOr)));
        named.forEach((id, answered) -> desk.decision(id)
                .filter(decision -> answered || !decision.readable())
                .ifPresent(decision -> write(decision, desk)));
    }

    private void write(ClearDecision decision, Desk desk) {
        ClearDecision before = before(decision, desk);
        Lines earlier = before == null ? Lines.NONE : Lines.of(before, desk);
        List<DocketLine> lines = lines(decision, earlier, desk);
        place(decision, lines, desk);
        if (before != null) {
            earlier.change(before.id(), line -> line.answer().state().isOpen() ? line.in(LineState.WENT_ON) : line);
        }
        overturn(lines, before, desk);
    }

    private static @Nullable ClearDecision before(ClearDecision decision, Desk desk) {
        return decision.completes() == null
                ? null
                : desk.decision(decision.completes()).orElse(null);
    }

    private List<DocketLine> lines(ClearDecision decision, Lines earlier, Desk desk) {
        if (!decision.readable()) {
            return closed(decision, LineState.REDACTED, desk);
        }
        Optional<CaseFile> file;
        try {
            file = cases.find(decision.id(), VisiblePlans.EVERY).map(Answered::file);
        } catch (RefusedRequest redacted) {
            return closed(decision, LineState.REDACTED, desk);
        } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException changed) {
            // It was changed, or its key is gone: the docket says so and goes on.
            return closed(decision, LineState.UNREADABLE, desk);
        }
        return file.map(found -> maker.lines(found, earlier.began(decision.receivedAt()), decision.wentOn()))
                .orElseGet(() -> closed(decision, LineState.REDACTED, desk));
    }

    /** As many lines as stood there; one where none did. */
    private static List<DocketLine> closed(ClearDecision decision, LineState state, Desk desk) {
        List<DocketLine> stood = Lines.of(decision, desk).lines();
        return stood.isEmpty()
                ? List.of(DocketLine.closed(
                        new DocketLine.Key(decision.id(), 1, decision.plan(), decision.receivedAt()), state))
                : stood.stream().map(line -> line.closed(state)).toList();
    }

    private static void place(ClearDecision decision, List<DocketLine> lines, Desk desk) {
        Lines stood = Lines.of(decision, desk);
        Map<Integer, DocketLine> anew = new LinkedHashMap<>();
        lines.forEach(line -> anew.put(line.key().item(), line));
        stood.change(decision.id(), line -> {
            DocketLine next = anew.remove(line.key().item());
            return next == null
                    ? line
                    : line.answer().overturned() && !next.answer().state().isClosed() ? next.overturnedLater() : next;
        });
        if (!anew.isEmpty()) {
            Sheet sheet = desk.withRoom(decision.plan(), Sheet.day(decision.receivedAt()), anew.size());
            anew.values().forEach(sheet::add);
        }
    }

    /** What was denied in the same case before and is approved now was overturned. */
    private static void overturn(List<DocketLine> lines, @Nullable ClearDecision before, Desk desk) {
        List<Integer> approved = lines.stream()
                .filter(line -> line.answer().state().isApproved())
                .map(line -> line.key().item())
                .toList();
        ClearDecision each = before;
        while (each != null && !approved.isEmpty()) {
            Lines.of(each, desk)
                    .change(
                            each.id(),
                            line -> line.answer().state() == LineState.DENIED
                                            && approved.contains(line.key().item())
                                    ? line.overturnedLater()
                                    : line);
            each = before(each, desk);
        }
    }

    /**
     * The lines of a decision where they stand.
     *
     * @param sheets the sheets that hold them
     * @param lines the lines
     */
    private record Lines(List<Sheet> sheets, List<DocketLine> lines) {
        static final Lines NONE = new Lines(List.of(), List.of());

        static Lines of(ClearDecision decision, Desk desk) {
            List<Sheet> holding = desk.sheets(decision.plan(), decision.receivedAt()).stream()
                    .filter(sheet -> !sheet.of(decision.id()).isEmpty())
                    .toList();
            return new Lines(
                    holding,
                    holding.stream()
                            .flatMap(sheet -> sheet.of(decision.id()).stream())
                            .toList());
        }

        void change(DecisionId decision, java.util.function.UnaryOperator<DocketLine> how) {
            sheets.forEach(sheet -> sheet.change(decision, how));
        }

        /**
         * When the clock of a case began that went on from this decision: with it, where it waited and nobody answered it, as
         * for the due instants.
         */
        Instant began(Instant receivedAt) {
            boolean unanswered =
                    lines.stream().allMatch(line -> line.answer().reviewer().isEmpty())
                            && lines.stream()
                                    .anyMatch(line -> !line.answer().waitedFor().isEmpty());
            return unanswered
                    ? lines.stream()
                            .map(line -> line.asked().began())
                            .min(Instant::compareTo)
                            .filter(receivedAt::isAfter)
                            .orElse(receivedAt)
                    : receivedAt;
        }
    }
}
