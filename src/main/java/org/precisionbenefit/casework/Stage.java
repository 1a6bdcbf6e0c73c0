package org.precisionbenefit.casework;

/** The stages of a request whose time is measured. */
public enum Stage {
    /** The body becomes a request and a profile. */
    READ,
    /** The pure decision. */
    DECIDE,
    /** The contributions to the scores. */
    EXPLAIN,
    /** The answer as the door writes it. */
    RENDER,
    /** The durable commit. */
    KEEP
}
