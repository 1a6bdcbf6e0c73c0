package org.precisionbenefit.evidence;

/** What a drug does to an enzyme, in the classes by which the FDA sorts inhibitors and inducers. */
public enum EnzymeEffect {
    STRONG_INHIBITOR,
    MODERATE_INHIBITOR,
    WEAK_INHIBITOR,
    STRONG_INDUCER,
    MODERATE_INDUCER,
    WEAK_INDUCER;

    /** Whether the drug lowers the enzyme's activity; the others raise it. */
    public boolean inhibits() {
        return switch (this) {
            case STRONG_INHIBITOR, MODERATE_INHIBITOR, WEAK_INHIBITOR -> true;
            case STRONG_INDUCER, MODERATE_INDUCER, WEAK_INDUCER -> false;
        };
    }

    /** Whether it changes what a result means; a weak effect does so in no source and is only noted. */
    public boolean changesResults() {
        return this != WEAK_INHIBITOR && this != WEAK_INDUCER;
    }
}
