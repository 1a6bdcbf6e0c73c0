package org.precisionbenefit.formulary.edition;

/** How an edition stands. It is the one thing of an edition that changes. */
public enum EditionState {
    /** Loaded whole, and asked by nobody. */
    DRAFT,
    /** Answers for its family from its first day on. */
    ACTIVE,
    /** Answered once; it answers still for what was known then. */
    RETIRED
}
