package org.precisionbenefit.audit.docket;

/** How an item stands now. The names and their order are kept. */
public enum LineState {
    /** Approved as asked, by the engine. */
    APPROVED,
    /** The plan asks for no authorization. */
    NOT_REQUIRED,
    /** It waits for named facts. */
    WAITS_FOR_INFORMATION,
    /** It waits for a person. */
    WAITS_FOR_PERSON,
    /** A person approved it as asked. */
    APPROVED_BY_PERSON,
    /** A person approved less than was asked, or another drug. */
    APPROVED_IN_PART,
    /** A person denied it. */
    DENIED,
    /** Its own sender withdrew it. */
    CANCELLED,
    /** It waited, and its case went on with a later request. */
    WENT_ON,
    /** What it says was taken away on a lawful request. */
    REDACTED,
    /** Its payload is there and does not open; somebody must look. */
    UNREADABLE;

    /** Whether it waits for an answer. */
    public boolean isOpen() {
        return this == WAITS_FOR_INFORMATION || this == WAITS_FOR_PERSON;
    }

    /** Whether it was approved as it was asked. */
    public boolean isApproved() {
        return this == APPROVED || this == APPROVED_BY_PERSON;
    }

    /** Whether it is an answer to what was asked, by the engine or by a person. */
    public boolean isDecided() {
        return isApproved() || this == APPROVED_IN_PART || this == DENIED;
    }

    /** Whether nothing of it is known any more. */
    public boolean isClosed() {
        return this == REDACTED || this == UNREADABLE;
    }
}
