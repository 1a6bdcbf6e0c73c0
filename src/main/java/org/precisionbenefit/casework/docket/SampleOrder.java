package org.precisionbenefit.casework.docket;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.docket.Dimension;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.decision.Pended;

/**
 * How a sample is drawn.
 *
 * @param from which lines
 * @param seed what decides the draw; the same seed draws the same lines of the same docket
 * @param size how many lines, of every stratum where there are any
 * @param stratum the dimension by whose values as many are drawn of each, or null
 * @param rule which lines alone may be drawn, or null for any
 */
public record SampleOrder(
        DocketQuery from,
        long seed,
        int size,
        @Nullable Dimension stratum,
        @Nullable Rule rule) {
    /** More nobody reads. */
    public static final int MOST = 500;

    /** The dimensions that strata can be of. */
    public static final List<Dimension> STRATA = List.of(
            Dimension.PLAN,
            Dimension.DRUG,
            Dimension.DRUG_CLASS,
            Dimension.POLICY,
            Dimension.WAITED_FOR,
            Dimension.MODEL,
            Dimension.REVIEWER,
            Dimension.AGE,
            Dimension.SEX);

    public SampleOrder {
        Objects.requireNonNull(from, "from is null");
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("A sample must have from 1 to " + MOST + " lines.");
        }
        if (stratum != null && !STRATA.contains(stratum)) {
            throw new IllegalArgumentException("The strata of a sample must be of a dimension that is offered.");
        }
    }

    /** Which lines are worth a look by themselves. */
    public enum Rule {
        /** A person denied it. */
        DENIED(line -> line.answer().state() == LineState.DENIED),
        /** A person approved less than was asked. */
        IN_PART(line -> line.answer().state() == LineState.APPROVED_IN_PART),
        /** A person decided otherwise than the criteria came to or the engine proposed. */
        OVERRIDDEN(line -> line.answer().overridden()),
        /** A denial was followed by an approval in the same case. */
        OVERTURNED(line -> line.answer().overturned()),
        /** It was answered after it was due. */
        LATE(line ->
                line.answer().at() != null && line.answer().isLate(line.answer().at())),
        /** Without scores the answer would have been another one. */
        SCORE_MATTERED(line -> line.basis().scoreMattered()),
        /** A fault inside the engine made it wait. */
        FAULT(line -> line.answer().waitedFor().equals(Pended.Reason.SYSTEM.name()));

        private final Predicate<DocketLine> holds;

        Rule(Predicate<DocketLine> holds) {
            this.holds = holds;
        }

        /** Whether it holds of a line. */
        public boolean holds(DocketLine line) {
            return holds.test(line);
        }
    }

    /** The value of the stratum to which a line belongs: the first one where it has several, empty where it has none. */
    String stratumOf(DocketLine line) {
        return Optional.ofNullable(stratum)
                .flatMap(dimension -> dimension.of(line).stream().findFirst())
                .orElse("");
    }
}
