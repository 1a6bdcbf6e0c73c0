package org.precisionbenefit.policy;

/** What a criterion came to. */
public enum Status {
    MET,
    NOT_MET,
    UNKNOWN,
    NOT_APPLICABLE
}
