package org.precisionbenefit.formulary;

/** The tiers of the US Drug Formulary guide, by its codes. */
public enum DrugTier {
    GENERIC("generic"),
    PREFERRED_GENERIC("preferred-generic"),
    NON_PREFERRED_GENERIC("non-preferred-generic"),
    SPECIALTY("specialty"),
    BRAND("brand"),
    PREFERRED_BRAND("preferred-brand"),
    NON_PREFERRED_BRAND("non-preferred-brand"),
    ZERO_COST_SHARE_PREVENTATIVE("zero-cost-share-preventative"),
    MEDICAL_SERVICE("medical-service");

    private final String code;

    DrugTier(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /**
     * Whether a member is not worse off in this tier than in the other, by the usual order of tiers. What is given as a
     * medical service compares with itself alone.
     */
    public boolean isNoWorseThan(DrugTier other) {
        return this == other || (rank() >= 0 && other.rank() >= 0 && rank() <= other.rank());
    }

    private int rank() {
        return switch (this) {
            case ZERO_COST_SHARE_PREVENTATIVE -> 0;
            case PREFERRED_GENERIC -> 1;
            case GENERIC -> 2;
            case NON_PREFERRED_GENERIC -> 3;
            case PREFERRED_BRAND -> 4;
            case BRAND -> 5;
            case NON_PREFERRED_BRAND -> 6;
            case SPECIALTY -> 7;
            case MEDICAL_SERVICE -> -1;
        };
    }
}
