package org.precisionbenefit.formulary.benefit;

/** Whether a plan's row covers its drug. */
public enum Coverage {
    COVERED,
    /** The plan does not pay for it. */
    EXCLUDED,
    /** The plan pays for it for some diagnoses alone. */
    INDICATION_ONLY
}
