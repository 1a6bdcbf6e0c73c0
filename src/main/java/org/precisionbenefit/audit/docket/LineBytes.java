package org.precisionbenefit.audit.docket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.Urgency;

/** Lines as bytes. A docket whose form is another one is made anew, so that only this form is read. */
public final class LineBytes {
    /** Raise it whenever a line, a tally or how they are made changes: what was kept before is then made anew. */
    public static final int FORM = 1;

    private LineBytes() {}

    /** The bytes of these lines. */
    public static byte[] write(List<DocketLine> lines) {
        DocketBytes.Out out = new DocketBytes.Out(DocketBytes.LINES);
        out.number(lines.size());
        lines.forEach(line -> write(out, line));
        return out.bytes();
    }

    private static void write(DocketBytes.Out out, DocketLine line) {
        UUID id = UUID.fromString(line.key().decision().value());
        out.number(id.getMostSignificantBits());
        out.number(id.getLeastSignificantBits());
        out.number(line.key().item());
        out.text(line.key().plan().value());
        instant(out, line.key().receivedAt());
        DocketLine.Asked asked = line.asked();
        out.text(asked.drug());
        out.texts(asked.classes());
        out.number(asked.urgency().ordinal());
        out.text(asked.lineOfBusiness());
        instant(out, asked.began());
        DocketLine.Answer answer = line.answer();
        out.number(answer.state().ordinal());
        out.text(answer.waitedFor());
        instant(out, answer.at());
        instant(out, answer.due());
        out.text(answer.reviewer());
        DocketLine.Basis basis = line.basis();
        out.number(flag(answer.overridden()) | flag(answer.overturned()) << 1 | flag(basis.scoreMattered()) << 2);
        out.text(basis.policy());
        out.texts(basis.criteria());
        out.texts(basis.models());
        out.texts(basis.releases());
        out.text(line.group().age());
        out.text(line.group().sex());
    }

    private static int flag(boolean value) {
        return value ? 1 : 0;
    }

    private static void instant(DocketBytes.Out out, @Nullable Instant at) {
        if (at == null) {
            out.number(0);
        } else {
            out.number(1);
            out.number(at.getEpochSecond());
            out.number(at.getNano());
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalStateException when it is something else
     */
    public static List<DocketLine> read(byte[] bytes) {
        DocketBytes.In in = new DocketBytes.In(bytes, DocketBytes.LINES);
        Known known = new Known();
        int count = in.count();
        List<DocketLine> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(read(in, known));
        }
        return lines;
    }

    private static DocketLine read(DocketBytes.In in, Known known) {
        DecisionId decision = new DecisionId(new UUID(in.number(), in.number()).toString());
        DocketLine.Key key =
                new DocketLine.Key(decision, (int) in.number(), known.plan(in.text()), needed(instant(in)));
        DocketLine.Asked asked = new DocketLine.Asked(
                in.text(), in.texts(), Urgency.values()[(int) in.number()], in.text(), needed(instant(in)));
        LineState state = LineState.values()[(int) in.number()];
        String waitedFor = in.text();
        Instant at = instant(in);
        Instant due = instant(in);
        String reviewer = in.text();
        long flags = in.number();
        return new DocketLine(
                key,
                asked,
                new DocketLine.Answer(state, waitedFor, at, due, reviewer, (flags & 1) != 0, (flags & 2) != 0),
                new DocketLine.Basis(in.text(), in.texts(), in.texts(), in.texts(), (flags & 4) != 0),
                new DocketLine.Group(in.text(), in.text()));
    }

    private static @Nullable Instant instant(DocketBytes.In in) {
        return in.number() == 0 ? null : Instant.ofEpochSecond(in.number(), in.number());
    }

    private static Instant needed(@Nullable Instant at) {
        if (at == null) {
            throw new IllegalStateException("A line of the docket must have its instants.");
        }
        return at;
    }

    /** A plan that came before is the same object. */
    private static final class Known {
        private final Map<String, PlanId> plans = new HashMap<>();

        PlanId plan(String value) {
            return plans.computeIfAbsent(value, PlanId::new);
        }
    }
}
