package org.precisionbenefit.profile;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Code;

/**
 * A tumour of the member.
 *
 * @param codes the codes that name it: diagnosis, histology
 * @param histology the histology in words as sent, possibly empty
 * @param stage the stage as sent, for example {@code IV}, or null when not sent
 * @param line the line of systemic therapy that is now asked for, from 1, or null when not sent
 * @param provenance where the fact comes from
 */
public record TumourFact(
        List<Code> codes,
        String histology,
        @Nullable String stage,
        @Nullable Integer line,
        Provenance provenance) {
    public TumourFact {
        codes = List.copyOf(codes);
        Objects.requireNonNull(histology, "histology is null");
        if (line != null && line < 1) {
            throw new IllegalArgumentException("The line of therapy (" + line + ") must be counted from 1.");
        }
        Objects.requireNonNull(provenance, "provenance is null");
    }
}
