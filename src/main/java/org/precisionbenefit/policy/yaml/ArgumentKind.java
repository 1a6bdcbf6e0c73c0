package org.precisionbenefit.policy.yaml;

import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.terminology.GeneAllele;

/** What a term is asked about. */
enum ArgumentKind {
    NONE,
    VALUE_SET,
    INGREDIENT,
    DRUGS,
    GENE,
    ALLELE,
    LOINC,
    MODEL,
    TOPIC;

    /** How a person reads such an argument: a value set's name is words that a file name joins by hyphens. */
    String spoken(String argument) {
        return this == VALUE_SET || this == DRUGS || this == TOPIC ? argument.replace('-', ' ') : argument;
    }

    /**
     * What a source needs to be told, or null where the vocabulary chooses; a term whose source and argument disagree could
     * never have a value.
     */
    static @Nullable ArgumentKind neededBy(TermSource source) {
        return switch (source) {
            case MEMBER_AGE,
                    MEMBER_AGE_IN_MONTHS,
                    WITHIN_QUANTITY_LIMIT,
                    DAILY_DOSE,
                    DOSE_PER_KILOGRAM,
                    DAYS_SUPPLY,
                    DOSE_FORM,
                    REQUEST_KIND,
                    STATE_OF_PLAN,
                    LINE_OF_BUSINESS,
                    PLAN,
                    STATUTORY_STEP_EXCEPTION -> NONE;
            case CONDITION, PRESCRIBER_SPECIALTY -> VALUE_SET;
            case TRIALS_OF_DRUGS, EVERY_DRUG, PAID_DAYS, TAKING -> DRUGS;
            case ANSWER -> null;
            case DAYS_OF_DRUG,
                    OUTCOME_OF_DRUG,
                    GUIDANCE_ACTION,
                    GUIDANCE_STRENGTH,
                    TUMOUR_ELIGIBILITY,
                    GERMLINE_INDICATION,
                    LINE_OF_THERAPY,
                    DRUG_REQUESTED,
                    FORMULARY_STEP_REQUIRED -> INGREDIENT;
            case LAB, LAB_BEFORE, LAB_FALL -> LOINC;
            case PHENOTYPE, ADJUSTED_PHENOTYPE, GENOTYPE, GENE_TESTED -> GENE;
            case ALLELE_TESTED, ALLELE_FOUND -> ALLELE;
            case SCORE -> MODEL;
        };
    }

    /** Whether the text has the shape of such an argument; names are looked up elsewhere. */
    boolean accepts(String argument) {
        return switch (this) {
            case NONE -> argument.isEmpty();
            case VALUE_SET, INGREDIENT, DRUGS -> !argument.isEmpty();
            case GENE -> argument.matches("[A-Z][A-Z0-9-]{1,19}");
            case ALLELE -> GeneAllele.read(argument).isPresent();
            case LOINC -> isLoinc(argument);
            case MODEL, TOPIC -> argument.matches("[a-z][a-z0-9-]{0,63}");
        };
    }

    /** A LOINC code ends in a check digit (Luhn), which finds most typing errors. */
    private static boolean isLoinc(String code) {
        if (!code.matches("[1-9][0-9]{0,5}-[0-9]")) {
            return false;
        }
        int hyphen = code.indexOf('-');
        int sum = 0;
        for (int i = 0; i < hyphen; i++) {
            int digit = code.charAt(hyphen - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return (10 - sum % 10) % 10 == code.charAt(hyphen + 1) - '0';
    }
}
