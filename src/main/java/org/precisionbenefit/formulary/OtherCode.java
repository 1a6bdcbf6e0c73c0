package org.precisionbenefit.formulary;

import java.util.Objects;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.LetterCase;

/**
 * A code that names a drug without naming one product of it.
 *
 * @param code the code
 * @param level how exactly it names the drug
 * @param name what its system calls it
 * @param source where the row comes from
 */
public record OtherCode(Code code, Level level, String name, Citation source) {
    public OtherCode {
        Objects.requireNonNull(code, "code is null");
        Objects.requireNonNull(level, "level is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(source, "source is null");
    }

    /** How exactly a code names a drug. */
    public enum Level {
        /** A salt or another precise form of the ingredient. */
        INGREDIENT,
        /** Products of one form, strength or brand. */
        GROUP,
        /** A code by which so many units are billed. */
        BILLING;

        /** Its word in files. */
        public String word() {
            return LetterCase.lower(name());
        }
    }
}
