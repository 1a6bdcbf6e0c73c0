package org.precisionbenefit.decision;

/** What a release is signed for. */
public enum SigningPurpose {
    /** To be shown: decisions that are made with it decide nobody's care. */
    DEMONSTRATION,
    /** To decide about members. */
    PRODUCTION
}
