package org.precisionbenefit.policy.law;

/** On what grounds laws grant an exception from step therapy. A law names some of them. */
public enum ExceptionGround {
    /** The required drug is contraindicated or likely to cause harm. */
    CONTRAINDICATED,
    /** It is expected to be ineffective by what is known of the member, results of genes included. */
    EXPECTED_INEFFECTIVE,
    /** It, or one of its class, was tried and failed, under an earlier plan too. */
    TRIED_AND_FAILED,
    /** It is not in the member's best interest. */
    NOT_IN_BEST_INTEREST,
    /** The member is stable on the drug that is asked for. */
    STABLE
}
