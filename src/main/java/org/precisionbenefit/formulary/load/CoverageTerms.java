package org.precisionbenefit.formulary.load;

import java.util.Objects;

/**
 * How a drug comes to be on the list.
 *
 * @param basis by which part of the benefit
 * @param selected whether it is a drug whose price Medicare negotiated
 * @param capped whether the plan pays for it up to a cap only
 */
public record CoverageTerms(Basis basis, Flag selected, Flag capped) {
    /** A drug of the formulary itself. */
    public static final CoverageTerms ORDINARY = new CoverageTerms(Basis.FORMULARY, Flag.UNKNOWN, Flag.UNKNOWN);

    /** A part of the benefit. */
    public enum Basis {
        FORMULARY,
        /** Excluded from Part D by law, and covered by the plan beyond it. */
        SUPPLEMENT
    }

    public CoverageTerms {
        Objects.requireNonNull(basis, "basis is null");
        Objects.requireNonNull(selected, "selected is null");
        Objects.requireNonNull(capped, "capped is null");
    }
}
