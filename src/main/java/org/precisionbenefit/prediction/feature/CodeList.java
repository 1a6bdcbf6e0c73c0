package org.precisionbenefit.prediction.feature;

import java.util.List;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.LetterCase;

/**
 * The codes that stand for one thing in a model's manifest.
 *
 * @param codes the codes; one that ends in {@code *} stands for all codes that begin so. Dots and letter case do not
 *     matter, because senders write ICD-10-CM codes with and without them
 */
public record CodeList(List<Code> codes) {
    public CodeList {
        codes = codes.stream()
                .map(code -> new Code(code.system(), plain(code.value())))
                .toList();
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("A code list must hold at least one code.");
        }
    }

    /** Whether the code, already made plain by {@link #plain}, is in the list. */
    boolean holds(Code sent) {
        for (Code member : codes) {
            if (member.system().equals(sent.system()) && matches(member.value(), sent.value())) {
                return true;
            }
        }
        return false;
    }

    boolean holdsAny(List<Code> sent) {
        for (int i = 0; i < sent.size(); i++) {
            if (holds(sent.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String member, String sent) {
        int last = member.length() - 1;
        return member.charAt(last) == '*' ? sent.regionMatches(0, member, 0, last) : sent.equals(member);
    }

    static String plain(String value) {
        return LetterCase.upper(value.replace(".", ""));
    }
}
