package org.precisionbenefit.formulary.benefit;

import java.util.Objects;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.LetterCase;

/**
 * The codes of one system that begin in the same way.
 *
 * @param system the system's canonical URI
 * @param startsWith how they begin, as the system writes them; points do not count, and letter case neither
 */
public record DiagnosisRange(String system, String startsWith) {
    public DiagnosisRange {
        Objects.requireNonNull(system, "system is null");
        Objects.requireNonNull(startsWith, "startsWith is null");
        if (plain(startsWith).isEmpty()) {
            throw new IllegalArgumentException("The beginning of a diagnosis code must not be empty.");
        }
    }

    public boolean holds(Code code) {
        return code.system().equals(system) && plain(code.value()).startsWith(plain(startsWith));
    }

    private static String plain(String code) {
        return LetterCase.upper(code.replace(".", "").strip());
    }
}
