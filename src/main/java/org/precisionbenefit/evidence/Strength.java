package org.precisionbenefit.evidence;

/** How strongly a guideline recommends, by CPIC's classification, the weakest first. */
public enum Strength {
    /** The guideline's table says that a classification does not apply. */
    UNCLASSIFIED,
    NO_RECOMMENDATION,
    OPTIONAL,
    MODERATE,
    STRONG
}
