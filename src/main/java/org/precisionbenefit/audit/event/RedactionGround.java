package org.precisionbenefit.audit.event;

/** On what ground is something destroyed? Its word is the subject of the entry. */
public enum RedactionGround {
    /** A law gives somebody the right to ask for it. */
    LAW,
    /** The time for which it must be kept is over. */
    RETENTION
}
