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
     * @param note one sentence for a person on what was not found, naming codes but no member; null where nothing is missing
     */
    record Identified(
            Drug drug,
            @Nullable DrugProduct product,
            FoundBy foundBy,
            @Nullable String note) implements DrugIdentification {
        public Identified {
            Objects.requireNonNull(drug, "drug is null");
            Objects.requireNonNull(foundBy, "foundBy is null");
        }

        public Identified(Drug drug, @Nullable DrugProduct product, FoundBy foundBy) {
            this(drug, product, foundBy, null);
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
        /** The code of one product, or of one of its packages. */
        PRODUCT_CODE,
        /** A code for products of one form, strength or brand. */
        GROUP_CODE,
        /** A code by which units are billed. */
        BILLING_CODE,
        INGREDIENT_CODE,
        /** Its name, form and strength, which only one product has. No code was sent. */
        PRODUCT_NAME,
        /** The name of the ingredient or brand. No code was sent, or one that the catalogue does not hold. */
        INGREDIENT_NAME;

        /** Whether no code vouches for it: enough to know what a member took, not enough to grant a request. */
        public boolean isName() {
            return this == PRODUCT_NAME || this == INGREDIENT_NAME;
        }
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
