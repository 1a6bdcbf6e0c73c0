package org.precisionbenefit.policy;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.CodeText;
import org.precisionbenefit.terminology.LetterCase;

/**
 * A named list of codes.
 *
 * @param name its name, which is its file's name
 * @param codes the codes; an ICD-10-CM code that ends in {@code .*} or {@code *} stands for all codes below it
 * @param completeIn the code systems in which nothing of the kind is missing here, so that another code of such a system
 *     says that it is something else
 */
public record ValueSet(String name, List<Code> codes, Set<CodeSystem> completeIn) {
    /** A category has three characters; the point stands behind it or is left out. */
    private static final Pattern ICD10CM = Pattern.compile("[A-Z][0-9][0-9A-Z]([.]?[0-9A-Z]{1,4})?");

    public ValueSet {
        Objects.requireNonNull(name, "name is null");
        codes = List.copyOf(codes);
        completeIn = Set.copyOf(completeIn);
    }

    /** Whether the code is in this set. Points and letter case of ICD-10-CM codes do not matter. */
    public boolean contains(Code code) {
        for (Code member : codes) {
            if (isSystemOf(member, code) && standsFor(member, code)) {
                return isWellFormed(code);
            }
        }
        return false;
    }

    /**
     * Whether a code that is not in this set says by itself that the condition is none of these. It does in a system in
     * which this set is complete, unless it is a category above a listed code and may stand for that one.
     */
    public boolean tells(Code code) {
        return completeIn.stream().anyMatch(code::isFrom)
                && isWellFormed(code)
                && !contains(code)
                && codes.stream().noneMatch(member -> rulesOut(code, member));
    }

    /** Whether ruling out the code rules out something of this set. */
    public boolean isTouchedBy(Code refuted) {
        return contains(refuted) || codes.stream().anyMatch(member -> rulesOut(refuted, member));
    }

    /** Whether these codes, each ruled out, leave nothing of this set. */
    public boolean isRuledOutBy(Collection<Code> refuted) {
        return codes.stream().allMatch(member -> refuted.stream().anyMatch(code -> rulesOut(code, member)));
    }

    /** A code rules out a member that is the same code or, in ICD-10-CM, lies below it. */
    private static boolean rulesOut(Code refuted, Code member) {
        return isSystemOf(member, refuted)
                && (member.isFrom(CodeSystem.ICD10CM)
                        ? CodeText.isWithin(member.value(), refuted.value()) && isWellFormed(refuted)
                        : member.value().equals(refuted.value()));
    }

    private static boolean standsFor(Code member, Code sent) {
        return member.isFrom(CodeSystem.ICD10CM)
                ? CodeText.standsFor(member.value(), sent.value())
                : member.value().equals(sent.value());
    }

    private static boolean isSystemOf(Code member, Code sent) {
        return member.system().equals(sent.system());
    }

    /** One or two characters are no code of ICD-10-CM, and would stand above half a chapter. */
    private static boolean isWellFormed(Code code) {
        return !code.isFrom(CodeSystem.ICD10CM)
                || ICD10CM.matcher(LetterCase.upper(code.value())).matches();
    }
}
