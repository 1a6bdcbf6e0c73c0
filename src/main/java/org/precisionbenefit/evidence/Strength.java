package org.precisionbenefit.evidence;

/** How strongly a guideline recommends, by CPIC's classification, the weakest first. */
public enum Strength {
    NO_RECOMMENDATION,
    OPTIONAL,
    MODERATE,
    STRONG
}
