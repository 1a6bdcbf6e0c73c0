package org.precisionbenefit.policy;

/** How a term's value is found. The vocabulary names one of these; none of them knows a drug or a disease. */
public enum TermSource {
    /** The member's age in whole years on the day. Takes no argument. */
    MEMBER_AGE,
    /** Whether a diagnosis of the item or a condition of the member is in the value set that is the argument. */
    CONDITION,
    /** The documented days of the drug (ingredient name) that is the argument. */
    DAYS_OF_DRUG,
    /** What came of the drug (ingredient name) that is the argument: failed, not tolerated, contraindicated. */
    OUTCOME_OF_DRUG,
    /** The latest value of the lab whose LOINC code is the argument. */
    LAB,
    /** The phenotype of the gene that is the argument. */
    PHENOTYPE,
    /** The same with what other drugs that the member takes make of it; the drug that is asked for is none of them. */
    ADJUSTED_PHENOTYPE,
    /** What gene guidance says to do with the drug (ingredient name) that is the argument. */
    GUIDANCE_ACTION,
    /** How strongly gene guidance speaks about the drug (ingredient name) that is the argument. */
    GUIDANCE_STRENGTH,
    /**
     * Whether the label gives the drug (ingredient name) that is the argument to the tumour that is treated, by its markers:
     * yes only by a row that was compared with the label, no only where all its rows were.
     */
    TUMOUR_ELIGIBILITY,
    /** Whether the label gives the drug (ingredient name) that is the argument to the member's genotype; likewise. */
    GERMLINE_INDICATION,
    /** In which line of systemic therapy the drug (ingredient name) that is the argument is asked for, from 1. */
    LINE_OF_THERAPY,
    /** Whether the requested quantity stays within the formulary's limit. Takes no argument. */
    WITHIN_QUANTITY_LIMIT,
    /** Whether the formulary asks that the drug (ingredient name) that is the argument be tried first. */
    FORMULARY_STEP_REQUIRED,
    /** Whether a dated law of the member's state and line of business grants a step-therapy exception. No argument. */
    STATUTORY_STEP_EXCEPTION,
    /** The score of the model (id) that is the argument, a probability between 0 and 1. */
    SCORE;

    /** Whether the payer's own tables always answer it, so that a value that is unknown is a fault and is never asked for. */
    public boolean isAlwaysKnown() {
        return switch (this) {
            case FORMULARY_STEP_REQUIRED, STATUTORY_STEP_EXCEPTION -> true;
            case MEMBER_AGE,
                    CONDITION,
                    DAYS_OF_DRUG,
                    OUTCOME_OF_DRUG,
                    LAB,
                    PHENOTYPE,
                    ADJUSTED_PHENOTYPE,
                    GUIDANCE_ACTION,
                    GUIDANCE_STRENGTH,
                    TUMOUR_ELIGIBILITY,
                    GERMLINE_INDICATION,
                    LINE_OF_THERAPY,
                    WITHIN_QUANTITY_LIMIT,
                    SCORE -> false;
        };
    }
}
