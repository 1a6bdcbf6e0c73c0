package org.precisionbenefit.prediction.causal;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.precisionbenefit.prediction.metrics.Measured;

/** Members on one of two therapies, with what was known before and what came about. */
public final class Compared {
    private final float[][] rows;
    private final boolean[] treated;
    private final boolean[] events;

    /**
     * Takes members in one order.
     *
     * @param rows what was known of each before the therapy, {@code Float.NaN} where missing
     * @param treated whether the member is on the first of the two therapies
     * @param events whether the outcome came about
     */
    public Compared(float[][] rows, boolean[] treated, boolean[] events) {
        if (rows.length != treated.length || rows.length != events.length) {
            throw new IllegalArgumentException("There must be one row, one therapy and one outcome for each member.");
        }
        this.rows = rows.clone();
        this.treated = treated.clone();
        this.events = events.clone();
    }

    public int size() {
        return rows.length;
    }

    boolean treated(int member) {
        return treated[member];
    }

    double outcome(int member) {
        return events[member] ? 1 : 0;
    }

    float[][] rows(int[] members) {
        return IntStream.of(members).mapToObj(i -> rows[i]).toArray(float[][]::new);
    }

    /** The members whose place the condition keeps, in order. */
    public Compared where(IntPredicate keeps) {
        int[] kept = IntStream.range(0, size()).filter(keeps).toArray();
        boolean[] keptTreated = new boolean[kept.length];
        boolean[] keptEvents = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            keptTreated[i] = treated[kept[i]];
            keptEvents[i] = events[kept[i]];
        }
        return new Compared(rows(kept), keptTreated, keptEvents);
    }

    /**
     * The share with the outcome on the first therapy less that on the second, nothing adjusted for, with the interval of
     * two independent shares. Where chance assigned the therapy this is the effect; elsewhere it need not be.
     */
    public Measured difference() {
        double[] with = new double[2];
        double[] count = new double[2];
        for (int i = 0; i < size(); i++) {
            int arm = treated[i] ? 1 : 0;
            with[arm] += outcome(i);
            count[arm]++;
        }
        double first = with[1] / count[1];
        double second = with[0] / count[0];
        return Measured.normal(
                first - second, StrictMath.sqrt(first * (1 - first) / count[1] + second * (1 - second) / count[0]));
    }
}
