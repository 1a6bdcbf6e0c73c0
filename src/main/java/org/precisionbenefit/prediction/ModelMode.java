package org.precisionbenefit.prediction;

/** What a plan lets a released model do. */
public enum ModelMode {
    /** It is not run. */
    OFF,
    /** It is run and recorded; neither a policy nor a reviewer gets its score before the request is decided. */
    SHADOW,
    /** Reviewers may see its score beside what they decide on; to policies it stays unknown. */
    ASSIST,
    /** Policies may ask for its score as well, which can open a way or hold for a person's look. */
    APPROVAL_SUPPORT
}
