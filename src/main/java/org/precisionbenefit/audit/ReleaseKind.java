package org.precisionbenefit.audit;

/** What a kept set of files is a release of. */
public enum ReleaseKind {
    POLICY,
    FORMULARY,
    KNOWLEDGE,
    MODELS,
    CLOCKS
}
