package org.precisionbenefit.policy.law;

/** What a plan lets a released model do. */
public enum ModelUse {
    /** It is not run. */
    OFF,
    /** It is run and recorded, and nobody gets its score before the request is decided. */
    SHADOW,
    /** Reviewers may see its score. */
    ASSIST,
    /** Policies may ask for its score, too. */
    APPROVAL_SUPPORT
}
