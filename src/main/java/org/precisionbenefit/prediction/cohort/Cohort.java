package org.precisionbenefit.prediction.cohort;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.precisionbenefit.terminology.Digest;

/** Invented members as a model sees them: one row each, in member order. */
public final class Cohort {
    private final List<String> columns;
    private final List<CohortRow> rows;

    public Cohort(List<String> columns, List<CohortRow> rows) {
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
    }

    public List<CohortRow> rows() {
        return rows;
    }

    public int size() {
        return rows.size();
    }

    public int columns() {
        return columns.size();
    }

    public List<String> names() {
        return columns;
    }

    /** The recorded value of a column for a member; {@code Float.NaN} where nothing is recorded. */
    public float value(int member, int column) {
        return rows.get(member).value(column);
    }

    /** Whether the outcome came about. */
    public boolean event(int member) {
        return rows.get(member).event();
    }

    public float[] row(int member) {
        return rows.get(member).values();
    }

    /** How many members had the outcome. */
    public int events() {
        int count = 0;
        for (CohortRow row : rows) {
            count += row.event() ? 1 : 0;
        }
        return count;
    }

    /** The members whom the condition keeps, in order. */
    public Cohort where(Predicate<CohortRow> keeps) {
        return new Cohort(columns, rows.stream().filter(keeps).toList());
    }

    /**
     * The names of columns in which a value was recorded after the first fill: what no model can have known when it is
     * asked.
     */
    public List<String> fromTheFuture() {
        List<String> found = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            for (CohortRow row : rows) {
                if (!Float.isNaN(row.value(column)) && row.recordedOn(column) > 0) {
                    found.add(columns.get(column));
                    break;
                }
            }
        }
        return found;
    }

    /**
     * The digest of the matrix: the column names, one a line, then for each row the member, the day of the first fill,
     * the bits of its values, the missing ones as one bit pattern, and 1 or 0 for the outcome, big-endian.
     */
    public Digest digest() {
        byte[] head = (String.join("\n", columns) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(head.length + rows.size() * (columns.size() + 3) * Integer.BYTES);
        bytes.put(head);
        for (CohortRow row : rows) {
            bytes.putInt(row.who().member()).putInt(row.who().day());
            for (int column = 0; column < columns.size(); column++) {
                bytes.putInt(Float.floatToIntBits(row.value(column)));
            }
            bytes.putInt(row.event() ? 1 : 0);
        }
        return Digest.of(bytes.array());
    }
}
