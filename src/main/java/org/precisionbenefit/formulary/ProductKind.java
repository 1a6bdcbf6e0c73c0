package org.precisionbenefit.formulary;

import org.precisionbenefit.terminology.LetterCase;

/** Under what a product is known. */
public enum ProductKind {
    /** Under a brand. */
    BRAND,
    /** By its ingredient alone; that somebody sells it so is not said. */
    GENERIC,
    /** As a biological medicine by its ingredient alone: no other one is the same. */
    BIOLOGIC,
    /** As the biosimilar of another biological medicine, with or without a brand. */
    BIOSIMILAR;

    /** Its word in files. */
    public String word() {
        return LetterCase.lower(name());
    }
}
