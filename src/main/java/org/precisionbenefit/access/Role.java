package org.precisionbenefit.access;

import org.precisionbenefit.terminology.LetterCase;

/** What a caller is here for. One caller can have several roles. */
public enum Role {
    /** Sends requests and asks after them. */
    SUBMITTER,
    /** Authors policy and formulary. */
    DESIGNER,
    /** Decides, with a licence, what a machine may not. */
    REVIEWER,
    /** Reads decisions and proves them. */
    AUDITOR,
    /** Runs the service. */
    OPERATOR,
    /** Answers for members' rights: destroys on lawful request what is kept of them, and holds what must be kept. */
    PRIVACY;

    /** The role's word in tokens and tables. */
    public String word() {
        return LetterCase.lower(name());
    }
}
