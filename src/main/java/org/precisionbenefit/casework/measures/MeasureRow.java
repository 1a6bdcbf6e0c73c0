package org.precisionbenefit.casework.measures;

import java.util.List;
import java.util.Objects;

/**
 * What the lines of one value come to.
 *
 * @param value the value, or empty for lines that have none
 * @param lines how many lines
 * @param states how they stand, in the order of the states
 * @param beside what is counted beside the states, in the order of the counts
 * @param standard how long decisions on standard requests took
 * @param expedited how long those on expedited ones took
 */
public record MeasureRow(
        String value, Cell lines, List<Cell> states, List<Cell> beside, Times standard, Times expedited) {
    public MeasureRow {
        Objects.requireNonNull(value, "value is null");
        Objects.requireNonNull(lines, "lines is null");
        states = List.copyOf(states);
        beside = List.copyOf(beside);
        Objects.requireNonNull(standard, "standard is null");
        Objects.requireNonNull(expedited, "expedited is null");
    }
}
