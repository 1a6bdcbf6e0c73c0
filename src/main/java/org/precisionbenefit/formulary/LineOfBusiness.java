package org.precisionbenefit.formulary;

/** The kind of plan, which decides which clocks and laws hold. */
public enum LineOfBusiness {
    /** Insured by a company under the insurance law of a state. */
    COMMERCIAL,
    EXCHANGE,
    /** Paid by an employer itself; no insurance law of a state holds. */
    SELF_FUNDED,
    MEDICARE_PART_D,
    MEDICARE_ADVANTAGE,
    MEDICAID
}
