package org.precisionbenefit.audit.docket;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tallies of lines by every dimension: what measures are made of, and what says that something is not there. */
public final class Tallies {
    private final EnumMap<Dimension, SortedMap<String, Tally>> counted = new EnumMap<>(Dimension.class);

    /** The tallies of these lines. */
    public static Tallies of(Collection<DocketLine> lines) {
        Tallies all = new Tallies();
        lines.forEach(all::add);
        return all;
    }

    /** Adds a line. */
    public void add(DocketLine line) {
        for (Dimension dimension : Dimension.values()) {
            for (String value : dimension.of(line)) {
                tally(dimension, value).add(line);
            }
        }
    }

    /** Adds everything of other ones. */
    public void add(Tallies other) {
        other.counted.forEach((dimension, values) ->
                values.forEach((value, tally) -> tally(dimension, value).add(tally)));
    }

    /** Takes away what was added before; a value of which nothing is left does not occur any more. */
    public void subtract(Tallies other) {
        other.counted.forEach((dimension, values) -> {
            values.forEach((value, tally) -> tally(dimension, value).subtract(tally));
            by(dimension).values().removeIf(tally -> tally.lines() == 0);
        });
    }

    private Tally tally(Dimension dimension, String value) {
        return counted.computeIfAbsent(dimension, any -> new TreeMap<>()).computeIfAbsent(value, any -> new Tally());
    }

    /** The tally of every line. */
    public Tally all() {
        Tally all = by(Dimension.ALL).get("all");
        return all == null ? new Tally() : all;
    }

    /** The tally of each value that occurs, by value. */
    public SortedMap<String, Tally> by(Dimension dimension) {
        SortedMap<String, Tally> found = counted.get(dimension);
        return found == null ? new TreeMap<>() : found;
    }

    /** The same as bytes: first what occurs and how often, then how long it took. */
    public byte[] write() {
        DocketBytes.Out out = new DocketBytes.Out(DocketBytes.TALLIES);
        for (Dimension dimension : Dimension.values()) {
            Map<String, Tally> values = by(dimension);
            out.number(values.size());
            values.forEach((value, tally) -> {
                out.text(value);
                tally.write(out);
            });
        }
        for (Dimension dimension : Dimension.values()) {
            by(dimension).values().forEach(tally -> tally.writeTimes(out));
        }
        return out.bytes();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param times whether how long it took is read as well, which whoever looks for something has no use for
     * @throws IllegalStateException when it is something else
     */
    public static Tallies read(byte[] bytes, boolean times) {
        DocketBytes.In in = new DocketBytes.In(bytes, DocketBytes.TALLIES);
        Tallies read = new Tallies();
        for (Dimension dimension : Dimension.values()) {
            for (long left = in.number(); left > 0; left--) {
                read.tally(dimension, in.text()).read(in);
            }
        }
        if (times) {
            for (Dimension dimension : Dimension.values()) {
                read.by(dimension).values().forEach(tally -> tally.readTimes(in));
            }
        }
        return read;
    }
}
