package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.evidence.tumour.TumourCase;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.GeneFact;

/**
 * Everything that laboratories found of one member, as it was sent.
 *
 * @param genes results of genes that are read as genotypes and phenotypes
 * @param markers results of tumour markers, and inherited variants that are read by name
 * @param tumour the tumour that is treated, and how
 */
public record MemberResults(List<GeneFact> genes, List<BiomarkerFact> markers, TumourCase tumour) {
    public MemberResults {
        genes = List.copyOf(genes);
        markers = List.copyOf(markers);
        Objects.requireNonNull(tumour, "tumour is null");
    }

    /** Genes alone. */
    public static MemberResults of(List<GeneFact> genes) {
        return new MemberResults(genes, List.of(), TumourCase.UNKNOWN);
    }
}
