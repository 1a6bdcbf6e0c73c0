package org.precisionbenefit.profile;

/** Administrative sex as sent; used for reporting by group, and where a criterion or gene rule names it. */
public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN
}
