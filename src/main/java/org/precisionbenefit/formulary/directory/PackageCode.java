package org.precisionbenefit.formulary.directory;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.formulary.NdcLayout;

/**
 * A package code as a directory writes it.
 *
 * @param elevenDigits the code in eleven digits, or empty when it cannot be told
 * @param why why not, or empty
 */
record PackageCode(String elevenDigits, String why) {
    PackageCode {
        Objects.requireNonNull(elevenDigits, "elevenDigits is null");
        Objects.requireNonNull(why, "why is null");
    }

    static PackageCode of(String written) {
        List<String> possible = NdcLayout.elevenDigits(written);
        if (possible.size() == 1) {
            return new PackageCode(possible.get(0), "");
        }
        return new PackageCode(
                "",
                possible.isEmpty()
                        ? "must have ten digits with hyphens or eleven digits."
                        : "has ten digits without hyphens and may be any of " + String.join(", ", possible) + ".");
    }
}
