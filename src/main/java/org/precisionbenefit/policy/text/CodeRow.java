package org.precisionbenefit.policy.text;

import java.util.Objects;
import org.precisionbenefit.terminology.Citation;

/**
 * One code of a value set as its file has it.
 *
 * @param system the word for the code system
 * @param code the code; one that ends in {@code *} stands for all below it, and {@code complete} says that none is missing
 * @param display what it means
 * @param citation where it comes from
 */
public record CodeRow(String system, String code, String display, Citation citation) {
    public CodeRow {
        Objects.requireNonNull(system, "system is null");
        Objects.requireNonNull(code, "code is null");
        Objects.requireNonNull(display, "display is null");
        Objects.requireNonNull(citation, "citation is null");
    }
}
