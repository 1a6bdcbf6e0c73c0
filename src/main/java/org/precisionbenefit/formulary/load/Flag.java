package org.precisionbenefit.formulary.load;

import java.util.Optional;
import org.precisionbenefit.terminology.LetterCase;

/** A yes or no that a publisher may leave out; what was left out is unknown and never no. */
public enum Flag {
    YES,
    NO,
    UNKNOWN;

    public static Flag of(boolean said) {
        return said ? YES : NO;
    }

    /** The flag that a word stands for, unknown for none; empty when the word stands for no flag. */
    public static Optional<Flag> read(String word) {
        return switch (LetterCase.upper(word.strip())) {
            case "Y", "YES", "TRUE", "T", "1" -> Optional.of(YES);
            case "N", "NO", "FALSE", "F", "0" -> Optional.of(NO);
            case "", ".", "UNKNOWN", "NULL" -> Optional.of(UNKNOWN);
            default -> Optional.empty();
        };
    }
}
