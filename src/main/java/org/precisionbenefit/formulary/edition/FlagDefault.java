package org.precisionbenefit.formulary.edition;

import java.time.LocalDate;
import java.util.Objects;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.LoadCounts;

/**
 * What a benefit designer says that a flag means where it was not published.
 *
 * @param rule the flag
 * @param value yes or no
 * @param since the day from which the designer says so
 * @param source on what grounds
 * @param by who says so
 */
public record FlagDefault(Rule rule, Flag value, LocalDate since, String source, String by) {
    /** The flags that must be known before an edition answers. */
    public enum Rule {
        PRIOR_AUTHORIZATION,
        STEP_THERAPY,
        QUANTITY_LIMIT;

        /** In how many rows of a load this flag is unknown. */
        public long unknown(LoadCounts counts) {
            return switch (this) {
                case PRIOR_AUTHORIZATION -> counts.unknownAuthorization();
                case STEP_THERAPY -> counts.unknownStep();
                case QUANTITY_LIMIT -> counts.unknownLimit();
            };
        }
    }

    public FlagDefault {
        Objects.requireNonNull(rule, "rule is null");
        Objects.requireNonNull(value, "value is null");
        Objects.requireNonNull(since, "since is null");
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(by, "by is null");
        if (value == Flag.UNKNOWN) {
            throw new IllegalArgumentException("A default must be yes or no.");
        }
        if (source.isBlank() || by.isBlank()) {
            throw new IllegalArgumentException("A default must say on what grounds it stands and who says so.");
        }
    }

    /** The repair that it is, for the report. */
    public String words(long rows) {
        return rule + " was not published in " + rows + " rows and is " + value + " there since " + since + ", says "
                + by + ": " + source;
    }
}
