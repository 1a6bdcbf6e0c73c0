package org.precisionbenefit.policy;

import java.util.EnumSet;
import java.util.Set;
import org.precisionbenefit.policy.TermArgument.Part;

/**
 * How a term's value is found. The vocabulary names one of these; none of them knows a drug or a disease. Where a source takes
 * parts ({@link TermArgument}), they stand behind the thing that it is asked about.
 */
public enum TermSource {
    /** The member's age in whole years on the day. Takes no argument. */
    MEMBER_AGE,
    /** The member's age in whole months on the day, for drugs of infants. Takes no argument. */
    MEMBER_AGE_IN_MONTHS,
    /** Whether a diagnosis of the item or a condition of the member is in the value set that is the argument. */
    CONDITION,
    /** The documented days of the drug (ingredient name) that is the argument. */
    DAYS_OF_DRUG,
    /** What came of the drug (ingredient name) that is the argument: failed, not tolerated, contraindicated. */
    OUTCOME_OF_DRUG,
    /** How many different drugs of the class or drug that is the argument were tried as the parts say. */
    TRIALS_OF_DRUGS,
    /** Whether the outcome that the parts name holds for every drug of the class that is the argument. */
    EVERY_DRUG,
    /** For how many days the plan paid for the drug or class that is the argument; samples and statements do not count. */
    PAID_DAYS,
    /** Whether the member takes the drug or a drug of the class that is the argument beside the one that is asked for. */
    TAKING,
    /** The latest value of the lab whose LOINC code is the argument. */
    LAB,
    /** The latest value of the lab (LOINC code) before the first day of a drug or class, as the part "before" names it. */
    LAB_BEFORE,
    /** By how many per cent the latest value of the lab lies below that before the drug or class. */
    LAB_FALL,
    /** The phenotype of the gene that is the argument. */
    PHENOTYPE,
    /** The same with what other drugs that the member takes make of it; the drug that is asked for is none of them. */
    ADJUSTED_PHENOTYPE,
    /** The two alleles of the gene that is the argument, in their canonical order. */
    GENOTYPE,
    /**
     * Whether there is any result of the gene that is the argument, readable or not. A line that guards against a known result
     * applies only then, so that it never becomes a test that is asked for.
     */
    GENE_TESTED,
    /**
     * Whether some result speaks of the allele that is the argument, or may speak of it because it cannot be read. Like the
     * test of a gene it stands before a guard, and silence is a no.
     */
    ALLELE_TESTED,
    /** Whether a result shows the allele that is the argument; a no only where a result says that it is not there. */
    ALLELE_FOUND,
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
    /** How many milligrams a day are asked for. Takes no argument. */
    DAILY_DOSE,
    /** How many milligrams a day are asked for by each kilogram of body weight. Takes no argument. */
    DOSE_PER_KILOGRAM,
    /** For how many days is asked. Takes no argument. */
    DAYS_SUPPLY,
    /** The dose form that is asked for, as the catalogue names it. Takes no argument. */
    DOSE_FORM,
    /** Whether the drug (ingredient name) that is the argument is the one that is asked for. */
    DRUG_REQUESTED,
    /** Whether this is a first request or a renewal. Takes no argument. */
    REQUEST_KIND,
    /** Whether the prescriber's specialty is in the value set that is the argument. */
    PRESCRIBER_SPECIALTY,
    /** What only the prescriber can say; the vocabulary says what kind of answer it is. */
    ANSWER,
    /** The state whose law holds for the plan, by its postal code. Takes no argument. */
    STATE_OF_PLAN,
    /** What kind of plan it is. Takes no argument. */
    LINE_OF_BUSINESS,
    /** The plan's own identifier. Takes no argument. */
    PLAN,
    /** Whether the formulary asks that the drug (ingredient name) that is the argument be tried first. */
    FORMULARY_STEP_REQUIRED,
    /** Whether a dated law of the member's state and line of business grants a step-therapy exception. No argument. */
    STATUTORY_STEP_EXCEPTION,
    /** The score of the model (id) that is the argument, a probability between 0 and 1. */
    SCORE;

    private static final Set<TermSource> ALWAYS_KNOWN = Set.of(
            DRUG_REQUESTED, FORMULARY_STEP_REQUIRED, STATUTORY_STEP_EXCEPTION, STATE_OF_PLAN, LINE_OF_BUSINESS, PLAN);
    private static final Set<TermSource> OF_A_DRUG = Set.of(
            DAYS_OF_DRUG,
            OUTCOME_OF_DRUG,
            GUIDANCE_ACTION,
            GUIDANCE_STRENGTH,
            TUMOUR_ELIGIBILITY,
            GERMLINE_INDICATION,
            LINE_OF_THERAPY,
            DRUG_REQUESTED,
            FORMULARY_STEP_REQUIRED);
    private static final Set<TermSource> OF_DRUGS = Set.of(TRIALS_OF_DRUGS, EVERY_DRUG, PAID_DAYS, TAKING);
    private static final Set<TermSource> OF_VALUE_SETS = Set.of(CONDITION, PRESCRIBER_SPECIALTY);

    /** Whether the payer's own tables always answer it, so that a value that is unknown is a fault and is never asked for. */
    public boolean isAlwaysKnown() {
        return ALWAYS_KNOWN.contains(this);
    }

    /** Whether its argument is the name of one drug. */
    public boolean isOfADrug() {
        return OF_A_DRUG.contains(this);
    }

    /** Whether its argument is a drug or a class of drugs. */
    public boolean isOfDrugs() {
        return OF_DRUGS.contains(this);
    }

    /** Whether its argument is a value set of codes. */
    public boolean isOfAValueSet() {
        return OF_VALUE_SETS.contains(this);
    }

    /** Whether it judges for itself what silence means, because that rests on how long the member was covered. */
    public boolean judgesSilence() {
        return OF_DRUGS.contains(this);
    }

    /** Which parts may stand behind its argument. */
    public Set<Part> takes() {
        return switch (this) {
            case CONDITION, LAB -> EnumSet.of(Part.WITHIN);
            case LAB_BEFORE -> EnumSet.of(Part.BEFORE);
            case LAB_FALL -> EnumSet.of(Part.BEFORE, Part.WITHIN);
            case TRIALS_OF_DRUGS -> EnumSet.of(Part.FROM, Part.FOR, Part.OUTCOME, Part.WITHIN);
            case EVERY_DRUG -> EnumSet.of(Part.OUTCOME);
            case PAID_DAYS, TAKING -> EnumSet.of(Part.WITHIN);
            default -> EnumSet.noneOf(Part.class);
        };
    }

    /** Which parts must stand behind its argument. */
    public Set<Part> needs() {
        return switch (this) {
            case LAB_BEFORE, LAB_FALL -> EnumSet.of(Part.BEFORE);
            case EVERY_DRUG -> EnumSet.of(Part.OUTCOME);
            case PAID_DAYS -> EnumSet.of(Part.WITHIN);
            default -> EnumSet.noneOf(Part.class);
        };
    }
}
