package org.precisionbenefit.policy.law;

import java.util.Objects;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;

/**
 * Where a row of a law table comes from and when it holds.
 *
 * @param holds the days
 * @param citation the text and the place in it
 * @param verified whether somebody read the text; what was not read is never quoted and is no ground of a yes
 */
public record LawSource(Period holds, Citation citation, boolean verified) {
    public LawSource {
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(citation, "citation is null");
    }
}
