package org.precisionbenefit.policy.yaml;

import org.precisionbenefit.policy.TermSource;

/** What a term is asked about. */
enum ArgumentKind {
    NONE,
    VALUE_SET,
    INGREDIENT,
    GENE,
    LOINC,
    MODEL;

    /** How a person reads such an argument: a value set's name is words that a file name joins by hyphens. */
    String spoken(String argument) {
        return this == VALUE_SET ? argument.replace('-', ' ') : argument;
    }

    /** What a source needs to be told; a term whose source and argument disagree could never have a value. */
    static ArgumentKind neededBy(TermSource source) {
        return switch (source) {
            case MEMBER_AGE, WITHIN_QUANTITY_LIMIT, STATUTORY_STEP_EXCEPTION -> NONE;
            case CONDITION -> VALUE_SET;
            case DAYS_OF_DRUG,
                    OUTCOME_OF_DRUG,
                    GUIDANCE_ACTION,
                    GUIDANCE_STRENGTH,
                    TUMOUR_ELIGIBILITY,
                    GERMLINE_INDICATION,
                    LINE_OF_THERAPY,
                    FORMULARY_STEP_REQUIRED -> INGREDIENT;
            case LAB -> LOINC;
            case PHENOTYPE, ADJUSTED_PHENOTYPE -> GENE;
            case SCORE -> MODEL;
        };
    }

    /** Whether the text has the shape of such an argument; names are looked up elsewhere. */
    boolean accepts(String argument) {
        return switch (this) {
            case NONE -> argument.isEmpty();
            case VALUE_SET, INGREDIENT -> !argument.isEmpty();
            case GENE -> argument.matches("[A-Z][A-Z0-9-]{1,19}");
            case LOINC -> isLoinc(argument);
            case MODEL -> argument.matches("[a-z][a-z0-9-]{0,63}");
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
