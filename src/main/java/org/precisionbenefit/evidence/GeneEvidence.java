package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * What all results of one gene together say.
 *
 * @param gene the gene
 * @param reading the phenotype, or why there is none
 * @param standing whether a final result with laboratory or report stands behind it
 * @param limitations what the result cannot tell, in sentences for a person
 * @param from the results it was read from
 */
public record GeneEvidence(
        GeneSymbol gene, Reading reading, Provenance.Source standing, List<String> limitations, List<Provenance> from) {
    public GeneEvidence {
        Objects.requireNonNull(gene, "gene is null");
        Objects.requireNonNull(reading, "reading is null");
        Objects.requireNonNull(standing, "standing is null");
        limitations = List.copyOf(limitations);
        from = List.copyOf(from);
    }

    /** A phenotype or the reason why there is none. */
    public sealed interface Reading {}

    /**
     * The phenotype is known.
     *
     * @param phenotype the phenotype
     * @param diplotype the diplotype in its canonical order, or null when only a phenotype was sent
     * @param source the knowledge row that maps one to the other
     */
    public record Known(Phenotype phenotype, @Nullable String diplotype, Citation source) implements Reading {
        public Known {
            Objects.requireNonNull(phenotype, "phenotype is null");
            Objects.requireNonNull(source, "source is null");
        }
    }

    /**
     * The phenotype is not known.
     *
     * @param reason why
     * @param detail one sentence for a person
     */
    public record Unreadable(Reason reason, String detail) implements Reading {
        public Unreadable {
            Objects.requireNonNull(reason, "reason is null");
            Objects.requireNonNull(detail, "detail is null");
        }
    }

    /** Why a gene has no phenotype. */
    public enum Reason {
        /** The result is not final. */
        NOT_FINAL,
        /** The alleles are not in the knowledge files. */
        UNKNOWN_ALLELE,
        /** The text cannot be read as a diplotype or phenotype. */
        UNREADABLE_TEXT,
        /** Two results, or diplotype and phenotype of one result, contradict each other. */
        CONFLICT,
        /** The knowledge files do not hold this gene. */
        UNKNOWN_GENE
    }
}
