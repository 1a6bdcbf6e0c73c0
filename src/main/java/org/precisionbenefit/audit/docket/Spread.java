package org.precisionbenefit.audit.docket;

import java.util.Arrays;

/**
 * How long answers took. The mean is of whole minutes, of which one that has begun counts. For middle and quantiles it is kept how
 * often each step came: minutes up to two hours, then whole hours up to two weeks, then whole days, each rounded up. So what is
 * added up of many parts comes to the same as the whole, and stays small.
 */
public final class Spread {
    private static final double NINE_TENTHS = 0.9;
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    /** The last step that is a minute. */
    private static final int MINUTES = 2 * HOUR;
    /** The last step that is an hour. */
    private static final int HOURS = 14 * 24;
    /** The last step that is a day; longer ones are counted as this. */
    private static final int DAYS = 3_660;

    private static final int LAST_MINUTE = MINUTES;
    private static final int LAST_HOUR = LAST_MINUTE + HOURS - MINUTES / HOUR;
    private static final int STEPS = LAST_HOUR + DAYS - HOURS / 24 + 1;

    /** How often each step came; as long as the longest one needs. */
    private int[] counts = new int[0];

    private long answers;
    private long sum;

    /** Adds an answer that took so long. */
    public void add(long minutes) {
        if (minutes < 0) {
            throw new IllegalArgumentException("Minutes must not be negative.");
        }
        count(step(minutes), 1);
        sum += minutes;
    }

    private void count(int step, int times) {
        if (step >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(step + 1, Math.min(STEPS, 2 * counts.length)));
        }
        counts[step] = Math.addExact(counts[step], times);
        answers += times;
    }

    private static int step(long minutes) {
        if (minutes <= MINUTES) {
            return (int) minutes;
        }
        long hours = (minutes + HOUR - 1) / HOUR;
        if (hours <= HOURS) {
            return (int) (LAST_MINUTE + hours - MINUTES / HOUR);
        }
        long days = Math.min(DAYS, (minutes + DAY - 1) / DAY);
        return (int) (LAST_HOUR + days - HOURS / 24);
    }

    private static long minutes(int step) {
        if (step <= LAST_MINUTE) {
            return step;
        }
        return step <= LAST_HOUR
                ? (long) (step - LAST_MINUTE + MINUTES / HOUR) * HOUR
                : (long) (step - LAST_HOUR + HOURS / 24) * DAY;
    }

    /** Adds everything of another one. */
    public void add(Spread other) {
        add(other, 1);
    }

    /** Takes away what was added before. */
    void subtract(Spread other) {
        add(other, -1);
    }

    private void add(Spread other, int sign) {
        for (int step = 0; step < other.counts.length; step++) {
            if (other.counts[step] != 0) {
                count(step, sign * other.counts[step]);
            }
        }
        sum += sign * other.sum;
    }

    /** How many answers there are. */
    public long answers() {
        return answers;
    }

    /** The mean in minutes; zero of no answers. */
    public double mean() {
        return answers == 0 ? 0 : (double) sum / answers;
    }

    /** The median in minutes: the middle one, or half way between the two in the middle. */
    public double median() {
        return answers == 0 ? 0 : (at((answers - 1) / 2) + at(answers / 2)) / 2.0;
    }

    /** The least number of minutes within which nine tenths of the answers were given. */
    public double ninetieth() {
        return answers == 0 ? 0 : at((long) Math.ceil(answers * NINE_TENTHS) - 1);
    }

    /** The minutes of the answer at this place, the shortest first, from 0. */
    private long at(long place) {
        long before = 0;
        for (int step = 0; step < counts.length; step++) {
            before += counts[step];
            if (before > place) {
                return minutes(step);
            }
        }
        throw new IllegalStateException("There are fewer answers than were counted.");
    }

    void write(DocketBytes.Out out) {
        out.number(Arrays.stream(counts).filter(count -> count != 0).count());
        int before = 0;
        for (int step = 0; step < counts.length; step++) {
            if (counts[step] != 0) {
                out.number(step - before);
                out.number(counts[step]);
                before = step;
            }
        }
        out.number(sum);
    }

    void read(DocketBytes.In in) {
        long step = 0;
        for (long left = in.number(); left > 0; left--) {
            step += in.number();
            if (step < 0 || step >= STEPS) {
                throw new IllegalStateException("A part of the docket cannot be read. The docket can be made anew.");
            }
            count((int) step, Math.toIntExact(in.number()));
        }
        sum = in.number();
    }
}
