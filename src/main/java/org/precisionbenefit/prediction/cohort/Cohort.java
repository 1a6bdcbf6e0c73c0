package org.precisionbenefit.prediction.cohort;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.precisionbenefit.terminology.Digest;

/** Invented members as a model sees them: one row each, in member order. */
public final class Cohort {
    private final List<String> columns;
    private final float[][] rows;
    private final boolean[] events;

    Cohort(List<String> columns, float[][] rows, boolean[] events) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.events = events;
    }

    public int size() {
        return rows.length;
    }

    public int columns() {
        return columns.size();
    }

    /** The recorded value of a column for a member; {@code Float.NaN} where nothing is recorded. */
    public float value(int member, int column) {
        return rows[member][column];
    }

    /** Whether the outcome came about. */
    public boolean event(int member) {
        return events[member];
    }

    public float[] row(int member) {
        return rows[member].clone();
    }

    /** How many members had the outcome. */
    public int events() {
        int count = 0;
        for (boolean event : events) {
            count += event ? 1 : 0;
        }
        return count;
    }

    /** The members whose number the condition keeps, in order. */
    public Cohort where(java.util.function.IntPredicate keeps) {
        int[] kept = java.util.stream.IntStream.range(0, size()).filter(keeps).toArray();
        float[][] keptRows = new float[kept.length][];
        boolean[] keptEvents = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            keptRows[i] = rows[kept[i]];
            keptEvents[i] = events[kept[i]];
        }
        return new Cohort(columns, keptRows, keptEvents);
    }

    /**
     * The digest of the matrix: the column names, one a line, then for each row the bits of its values, the missing ones
     * as one bit pattern, and 1 or 0 for the outcome, big-endian.
     */
    public Digest digest() {
        byte[] head = (String.join("\n", columns) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(head.length + rows.length * (columns.size() + 1) * Integer.BYTES);
        bytes.put(head);
        for (int member = 0; member < rows.length; member++) {
            for (float value : rows[member]) {
                bytes.putInt(Float.floatToIntBits(value));
            }
            bytes.putInt(events[member] ? 1 : 0);
        }
        return Digest.of(bytes.array());
    }
}
