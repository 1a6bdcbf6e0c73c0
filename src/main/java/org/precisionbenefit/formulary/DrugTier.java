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
}
