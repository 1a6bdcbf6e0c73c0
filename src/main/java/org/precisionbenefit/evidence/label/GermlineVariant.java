package org.precisionbenefit.evidence.label;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.BiomarkerFact.Pathogenicity;

/**
 * An inherited variant.
 *
 * @param names its names as sent, for example {@code F508del}, {@code p.Phe508del}
 * @param pathogenicity the laboratory's class, or null when not sent
 * @param copies on how many copies of the gene it lies, 1 or 2, or null when not sent
 */
public record GermlineVariant(
        List<String> names,
        @Nullable Pathogenicity pathogenicity,
        @Nullable Integer copies) {
    public GermlineVariant {
        names = List.copyOf(names);
        if (copies != null && (copies < 1 || copies > 2)) {
            throw new IllegalArgumentException("A variant lies on one or two copies of its gene.");
        }
    }
}
