package org.precisionbenefit.evidence.label;

/** Whose label it is. */
public enum Jurisdiction {
    /** United States, FDA. */
    US,
    /** European Union, EMA. */
    EU
}
