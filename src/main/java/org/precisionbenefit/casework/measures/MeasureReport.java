package org.precisionbenefit.casework.measures;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.audit.docket.Dimension;
import org.precisionbenefit.audit.docket.Tallies;
import org.precisionbenefit.terminology.Period;

/**
 * The measures of certain days. They are computed from tallies alone, so that whoever counts the lines of an export comes to the
 * same.
 *
 * @param days the days in UTC on which requests were received
 * @param all every line
 * @param tables by dimension
 */
public record MeasureReport(Period days, MeasureRow all, List<MeasureTable> tables) {
    /** By what measures are told. Reviewers are found, and not compared with each other. */
    public static final List<Dimension> DIMENSIONS = List.of(
            Dimension.WAITED_FOR,
            Dimension.PLAN,
            Dimension.LINE_OF_BUSINESS,
            Dimension.DRUG_CLASS,
            Dimension.DRUG,
            Dimension.POLICY,
            Dimension.CRITERION,
            Dimension.MODEL,
            Dimension.AGE,
            Dimension.SEX);

    public MeasureReport {
        Objects.requireNonNull(days, "days is null");
        Objects.requireNonNull(all, "all is null");
        tables = List.copyOf(tables);
    }

    /** The measures of what was counted. */
    public static MeasureReport of(Period days, Tallies tallies) {
        return new MeasureReport(
                days,
                MeasureTable.total(tallies),
                DIMENSIONS.stream()
                        .map(dimension -> MeasureTable.of(dimension, tallies))
                        .toList());
    }
}
