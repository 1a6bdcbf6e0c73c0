package org.precisionbenefit.casework;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.terminology.Citation;

/**
 * What a person may rest less than was asked on: a criterion that the record found not met, with scores and without, or the
 * plan's own row where it does not cover the drug. What is unknown is never one.
 *
 * @param criterion the criterion, or null for the plan's own row
 * @param found what the record says of it, one sentence
 * @param wouldMeet what would have met it, in the plan's own words
 * @param citation the text it rests on
 */
public record Ground(@Nullable CriterionId criterion, String found, String wouldMeet, Citation citation) {
    /** How the plan's own row is called where grounds are named. */
    public static final String PLAN_ROW = "plan-row";

    public Ground {
        Objects.requireNonNull(found, "found is null");
        Objects.requireNonNull(wouldMeet, "wouldMeet is null");
        Objects.requireNonNull(citation, "citation is null");
    }

    /** By what it is cited: the criterion's id, or {@link #PLAN_ROW}. */
    public String name() {
        return criterion == null ? PLAN_ROW : criterion.value();
    }
}
