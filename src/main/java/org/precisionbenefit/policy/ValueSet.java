package org.precisionbenefit.policy;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;

/**
 * A named list of codes.
 *
 * @param name its name, which is its file's name
 * @param codes the codes; an ICD-10-CM code that ends in {@code .*} or {@code *} stands for all codes below it
 */
public record ValueSet(String name, List<Code> codes) {
    private static final Pattern ICD10CM = Pattern.compile("[A-Z][0-9][0-9A-Z]{1,5}");

    public ValueSet {
        Objects.requireNonNull(name, "name is null");
        codes = List.copyOf(codes);
    }

    /** Whether the code is in this set. Dots and letter case of ICD-10-CM codes do not matter. */
    public boolean contains(Code code) {
        String sent = plain(code.value());
        return codes.stream()
                .anyMatch(member -> member.system().equals(code.system()) && matches(member.value(), sent));
    }

    /**
     * Whether a code that is not in this set says by itself that the condition is none of these. Only the codes of
     * ICD-10-CM are listed completely, and a category above a listed code may stand for it.
     */
    public boolean tells(Code code) {
        String sent = plain(code.value());
        return code.isFrom(CodeSystem.ICD10CM)
                && ICD10CM.matcher(sent).matches()
                && codes.stream()
                        .noneMatch(member -> member.isFrom(CodeSystem.ICD10CM)
                                && plain(member.value()).startsWith(sent));
    }

    private static boolean matches(String member, String sent) {
        String plain = plain(member);
        return plain.endsWith("*") ? sent.startsWith(plain.substring(0, plain.length() - 1)) : sent.equals(plain);
    }

    private static String plain(String code) {
        return code.replace(".", "").toUpperCase(java.util.Locale.ROOT);
    }
}
