package org.precisionbenefit.profile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * A gene result as it was sent, not yet interpreted.
 *
 * @param gene the gene
 * @param diplotype the genotype as sent, for example {@code *2/*17}, or null
 * @param phenotype the phenotype as sent (code or words), or null
 * @param status the result's status
 * @param performed whether the result names its performing laboratory or report
 * @param provenance where the fact comes from; a result without laboratory or report is attested
 */
public record GeneFact(
        GeneSymbol gene,
        @Nullable String diplotype,
        @Nullable String phenotype,
        Status status,
        boolean performed,
        Provenance provenance) {
    public GeneFact {
        Objects.requireNonNull(gene, "gene is null");
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(provenance, "provenance is null");
        if (diplotype == null && phenotype == null) {
            throw new IllegalArgumentException("A result of gene " + gene + " must hold a diplotype or a phenotype.");
        }
    }

    /** The status of a result (FHIR observation status). */
    public enum Status {
        FINAL,
        AMENDED,
        CORRECTED,
        /** Registered, preliminary, unknown: not yet to be relied on. */
        NOT_FINAL,
        /** Cancelled or entered in error: as if never sent, but recorded. */
        WITHDRAWN
    }
}
