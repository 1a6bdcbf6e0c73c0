package org.precisionbenefit.evidence;

/** What guidance says to do with a drug, in this project's own coded words. */
public enum Action {
    /** Use as usual. */
    STANDARD,
    /** Use, and watch what is named. */
    MONITOR,
    /** Begin with the dose that is named. */
    START_DOSE,
    /** Do not go beyond the dose that is named. */
    MAXIMUM_DOSE,
    /** Take less by the figure that is named, or as described. */
    DOSE_REDUCTION,
    /** Take more by the figure that is named, or up to the dose that is named. */
    DOSE_INCREASE,
    /** Take the dose, or take it in the way, that is named. */
    DOSE,
    /** Avoid the drug if possible; use one of the alternatives. */
    AVOID,
    /** Consider one of the alternatives. */
    ALTERNATIVE,
    /** Test what is named before the drug is chosen or dosed. */
    TEST_FIRST,
    /** The guideline gives none for this phenotype and population. */
    NO_RECOMMENDATION
}
