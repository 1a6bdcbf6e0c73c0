package org.precisionbenefit.evidence;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The activity scores that make one phenotype.
 *
 * @param from the lowest score, included
 * @param to the highest score, included; null when there is no upper end
 * @param phenotype the phenotype
 */
public record ScoreRange(ActivityScore from, @Nullable ActivityScore to, Phenotype phenotype) {
    public ScoreRange {
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(phenotype, "phenotype is null");
        if (to != null && to.compareTo(from) < 0) {
            throw new IllegalArgumentException("A range of scores must not end before it starts.");
        }
    }

    /** Whether the score, or for one without upper end some score above it, lies within. */
    boolean holds(ActivityScore score) {
        boolean below = to == null || score.hundredths() <= to.hundredths();
        return below && (score.atLeast() || score.hundredths() >= from.hundredths());
    }
}
