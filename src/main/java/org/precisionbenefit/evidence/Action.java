package org.precisionbenefit.evidence;

/** What guidance says to do with a drug, in this project's own coded words. */
public enum Action {
    /** Use as usual. */
    STANDARD,
    /** Avoid the drug if possible; use one of the alternatives. */
    AVOID,
    /** Consider one of the alternatives. */
    ALTERNATIVE,
    /** The guideline gives none for this phenotype and population. */
    NO_RECOMMENDATION
}
