package org.precisionbenefit.prediction.cohort;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One new user of a drug as a model may see them on the day of the first fill, with what came about.
 */
public final class CohortRow {
    private final float[] values;
    private final int[] recordedOn;
    private final boolean event;
    private final Who who;

    /**
     * A row.
     *
     * @param values what was recorded, one per column; {@code Float.NaN} where nothing was
     * @param recordedOn the day each value was recorded, counted from the first fill; a value of after it is refused by
     *     training
     * @param event whether the outcome came about
     * @param who who it is
     */
    public CohortRow(float[] values, int[] recordedOn, boolean event, Who who) {
        if (values.length != recordedOn.length) {
            throw new IllegalArgumentException("Every value must have the day it was recorded on.");
        }
        this.values = values.clone();
        this.recordedOn = recordedOn.clone();
        this.event = event;
        this.who = Objects.requireNonNull(who, "who is null");
    }

    /**
     * Who a row is of; no part of it is ever given to a model.
     *
     * @param member the number of the member
     * @param drug the RxNorm ingredient of the drug that was filled
     * @param day the day of the first fill, counted from the first day of the data
     * @param groups the groups the member belongs to, by attribute, for reports
     */
    public record Who(int member, String drug, int day, Map<String, String> groups) {
        public Who {
            Objects.requireNonNull(drug, "drug is null");
            groups = java.util.Collections.unmodifiableMap(new TreeMap<>(groups));
        }
    }

    public float value(int column) {
        return values[column];
    }

    public float[] values() {
        return values.clone();
    }

    public int recordedOn(int column) {
        return recordedOn[column];
    }

    public boolean event() {
        return event;
    }

    public Who who() {
        return who;
    }
}
