package org.precisionbenefit.audit.docket;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.precisionbenefit.intake.Urgency;

/** How many lines stand how, and how long they took. Tallies of parts add up to the tally of the whole. */
public final class Tally {
    static final int STATES = LineState.values().length;
    static final int URGENCIES = Urgency.values().length;

    /** What is counted beside the states. The order is kept. */
    public enum Count {
        /** A person decided otherwise than the criteria came to or the engine proposed. */
        OVERRIDDEN,
        /** A person's denial was followed by an approval in the same case. */
        OVERTURNED,
        /** Answered after it was due. */
        LATE,
        /** The answer would have been another one without scores. */
        SCORE_MATTERED
    }

    private final long[][] states = new long[URGENCIES][STATES];
    private final long[] counts = new long[Count.values().length];
    private final Spread[] took = {new Spread(), new Spread()};

    /** Adds a line. */
    public void add(DocketLine line) {
        Urgency urgency = line.asked().urgency();
        DocketLine.Answer answer = line.answer();
        states[urgency.ordinal()][answer.state().ordinal()]++;
        count(Count.OVERRIDDEN, answer.overridden());
        count(Count.OVERTURNED, answer.overturned());
        // What still waits beyond its time is counted when it is answered; the queue lists it until then.
        count(Count.LATE, answer.at() != null && answer.isLate(Objects.requireNonNull(answer.at())));
        count(Count.SCORE_MATTERED, line.basis().scoreMattered());
        Instant at = answer.at();
        if (at != null && answer.state().isDecided()) {
            took[urgency.ordinal()].add(minutes(line.asked().began(), at));
        }
    }

    private static long minutes(Instant from, Instant to) {
        long millis = Math.max(0, Duration.between(from, to).toMillis());
        long minute = Duration.ofMinutes(1).toMillis();
        return (millis + minute - 1) / minute;
    }

    private void count(Count what, boolean there) {
        counts[what.ordinal()] += there ? 1 : 0;
    }

    /** Adds everything of another one. */
    public void add(Tally other) {
        addCounts(other, 1);
        for (int u = 0; u < URGENCIES; u++) {
            took[u].add(other.took[u]);
        }
    }

    /** Takes away what was added before. */
    void subtract(Tally other) {
        addCounts(other, -1);
        for (int u = 0; u < URGENCIES; u++) {
            took[u].subtract(other.took[u]);
        }
    }

    private void addCounts(Tally other, int sign) {
        for (int u = 0; u < URGENCIES; u++) {
            for (int s = 0; s < STATES; s++) {
                states[u][s] += sign * other.states[u][s];
            }
        }
        for (int c = 0; c < counts.length; c++) {
            counts[c] += sign * other.counts[c];
        }
    }

    /** How many lines stand so. */
    public long of(LineState state) {
        long sum = 0;
        for (Urgency urgency : Urgency.values()) {
            sum += of(urgency, state);
        }
        return sum;
    }

    /** How many lines of this urgency stand so. */
    public long of(Urgency urgency, LineState state) {
        return states[urgency.ordinal()][state.ordinal()];
    }

    /** How many lines there are. */
    public long lines() {
        long sum = 0;
        for (LineState state : LineState.values()) {
            sum += of(state);
        }
        return sum;
    }

    /** How often it came beside the states. */
    public long of(Count what) {
        return counts[what.ordinal()];
    }

    /** How long what was decided took, of this urgency. */
    public Spread took(Urgency urgency) {
        return took[urgency.ordinal()];
    }

    void write(DocketBytes.Out out) {
        for (long[] ofUrgency : states) {
            for (long count : ofUrgency) {
                out.number(count);
            }
        }
        for (long count : counts) {
            out.number(count);
        }
    }

    void writeTimes(DocketBytes.Out out) {
        for (Spread spread : took) {
            spread.write(out);
        }
    }

    void read(DocketBytes.In in) {
        for (long[] ofUrgency : states) {
            for (int s = 0; s < STATES; s++) {
                ofUrgency[s] = in.number();
            }
        }
        for (int c = 0; c < counts.length; c++) {
            counts[c] = in.number();
        }
    }

    void readTimes(DocketBytes.In in) {
        for (Spread spread : took) {
            spread.read(in);
        }
    }
}
