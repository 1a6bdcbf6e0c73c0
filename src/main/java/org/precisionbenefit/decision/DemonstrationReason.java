package org.precisionbenefit.decision;

/** Why does a decision decide nobody's care? */
public enum DemonstrationReason {
    /** A model took part that is released for demonstrations only. */
    MODEL,
    /** A release is signed for demonstration only. */
    SIGNATURES
}
