package org.precisionbenefit.formulary;

/** The kind of plan, which decides which clocks and laws hold. */
public enum LineOfBusiness {
    COMMERCIAL,
    EXCHANGE,
    MEDICARE_PART_D,
    MEDICARE_ADVANTAGE,
    MEDICAID
}
