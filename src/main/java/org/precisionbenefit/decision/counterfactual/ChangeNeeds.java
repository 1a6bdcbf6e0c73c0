package org.precisionbenefit.decision.counterfactual;

import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;

/** How could a fact of this kind come to be known? */
final class ChangeNeeds {
    private ChangeNeeds() {}

    static FactChange.Needs of(TermSource source, TermValue now) {
        boolean known = !(now instanceof TermValue.Unknown);
        return switch (source) {
            // The plan's own tables, and which drug this request is about.
            case STATE_OF_PLAN,
                    LINE_OF_BUSINESS,
                    PLAN,
                    FORMULARY_STEP_REQUIRED,
                    STATUTORY_STEP_EXCEPTION,
                    DRUG_REQUESTED,
                    DOSE_FORM,
                    SCORE -> FactChange.Needs.FIXED;
            case MEMBER_AGE, MEMBER_AGE_IN_MONTHS, REQUEST_KIND ->
                known ? FactChange.Needs.FIXED : FactChange.Needs.DATA;
            case PHENOTYPE,
                    ADJUSTED_PHENOTYPE,
                    GENOTYPE,
                    ALLELE_FOUND,
                    GUIDANCE_ACTION,
                    GUIDANCE_STRENGTH,
                    GERMLINE_INDICATION,
                    TUMOUR_ELIGIBILITY -> known ? FactChange.Needs.FIXED : FactChange.Needs.TEST;
            // What was tested cannot become untested.
            case GENE_TESTED, ALLELE_TESTED ->
                now instanceof TermValue.Flag flag && flag.value() ? FactChange.Needs.FIXED : FactChange.Needs.TEST;
            case LAB, LAB_BEFORE, LAB_FALL -> FactChange.Needs.TEST;
            case CONDITION,
                    DAYS_OF_DRUG,
                    OUTCOME_OF_DRUG,
                    TRIALS_OF_DRUGS,
                    EVERY_DRUG,
                    PAID_DAYS,
                    TAKING,
                    LINE_OF_THERAPY,
                    WITHIN_QUANTITY_LIMIT,
                    DAILY_DOSE,
                    DOSE_PER_KILOGRAM,
                    DAYS_SUPPLY,
                    PRESCRIBER_SPECIALTY,
                    ANSWER -> FactChange.Needs.DATA;
        };
    }
}
