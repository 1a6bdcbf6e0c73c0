package org.precisionbenefit.policy;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.Code;

/**
 * A named list of codes.
 *
 * @param name its name, which is its file's name
 * @param codes the codes; an ICD-10-CM code that ends in {@code .*} or {@code *} stands for all codes below it
 */
public record ValueSet(String name, List<Code> codes) {
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

    private static boolean matches(String member, String sent) {
        String plain = plain(member);
        return plain.endsWith("*") ? sent.startsWith(plain.substring(0, plain.length() - 1)) : sent.equals(plain);
    }

    private static String plain(String code) {
        return code.replace(".", "").toUpperCase(java.util.Locale.ROOT);
    }
}
