package org.precisionbenefit.audit.docket;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long answers took, in whole minutes, of which one that has begun counts. The minutes themselves are kept with how often
 * each came, so that middle and quantiles of many days together are exact.
 */
public final class Spread {
    private static final double NINE_TENTHS = 0.9;

    private final SortedMap<Long, Long> counts = new TreeMap<>();
    private long answers;

    /** Adds so many answers that took so long. */
    public void add(long minutes, long times) {
        if (minutes < 0 || times < 0) {
            throw new IllegalArgumentException("Minutes and how often they came must not be negative.");
        }
        if (times > 0) {
            counts.merge(minutes, times, Long::sum);
            answers += times;
        }
    }

    /** Adds everything of another one. */
    public void add(Spread other) {
        other.counts.forEach(this::add);
    }

    /** Takes away what was added before. */
    void subtract(Spread other) {
        other.counts.forEach((minutes, times) -> {
            counts.computeIfPresent(minutes, (same, there) -> there.equals(times) ? null : there - times);
            answers -= times;
        });
    }

    /** How many answers there are. */
    public long answers() {
        return answers;
    }

    /** The mean in minutes; zero of no answers. */
    public double mean() {
        double sum = 0;
        for (Map.Entry<Long, Long> each : counts.entrySet()) {
            sum += (double) each.getKey() * each.getValue();
        }
        return answers == 0 ? 0 : sum / answers;
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
        for (Map.Entry<Long, Long> each : counts.entrySet()) {
            before += each.getValue();
            if (before > place) {
                return each.getKey();
            }
        }
        throw new IllegalStateException("There are fewer answers than were counted.");
    }

    /** How often each number of minutes came. */
    SortedMap<Long, Long> counts() {
        return counts;
    }
}
