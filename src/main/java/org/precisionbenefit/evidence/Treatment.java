package org.precisionbenefit.evidence;

/** How long the member has had the drug that is asked about. */
public enum Treatment {
    /** Never. */
    NAIVE,
    /** Up to three months. */
    UP_TO_THREE_MONTHS,
    /** Steadily for more than three months, without a reaction of the skin. */
    OVER_THREE_MONTHS,
    /** Before now; for how long, and what came of it, is not known. */
    EXPERIENCED
}
