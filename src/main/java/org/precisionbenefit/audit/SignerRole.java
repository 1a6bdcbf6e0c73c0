package org.precisionbenefit.audit;

/** As what a person signs a release. */
public enum SignerRole {
    /** Who answers for what stands in it. */
    AUTHOR,
    /** Who read it and lets it be used; never its author. */
    APPROVER
}
