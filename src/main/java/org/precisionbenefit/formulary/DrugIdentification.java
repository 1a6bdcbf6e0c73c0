package org.precisionbenefit.formulary;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which drug a request names, or why that cannot be told. */
public sealed interface DrugIdentification {

    /**
     * The drug is known.
     *
     * @param drug the drug
     * @param product the product, or null when only the ingredient was named
     * @param foundBy by what it was found
     */
    record Identified(Drug drug, @Nullable DrugProduct product, FoundBy foundBy) implements DrugIdentification {
        public Identified {
            Objects.requireNonNull(drug, "drug is null");
            Objects.requireNonNull(foundBy, "foundBy is null");
        }
    }

    /**
     * The drug is not known; the request pends.
     *
     * @param reason why
     * @param detail one sentence for a person, naming codes but no member
     */
    record Unidentified(Reason reason, String detail) implements DrugIdentification {
        public Unidentified {
            Objects.requireNonNull(reason, "reason is null");
            Objects.requireNonNull(detail, "detail is null");
        }
    }

    /** By what a drug was found, the most exact first. */
    enum FoundBy {
        PRODUCT_CODE,
        INGREDIENT_CODE
    }

    /** Why a drug could not be told. */
    enum Reason {
        /** No code was sent that names a drug. */
        NO_CODE,
        /** A code was sent that the catalogue does not hold. */
        UNKNOWN_CODE,
        /** The codes name different drugs or products. */
        AMBIGUOUS,
        /** Code and text name different drugs or strengths. */
        CODE_AND_TEXT_DISAGREE
    }
}
