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
 * @param shape in which shape the result was sent, or null where nobody noted it: in plain JSON and in records of 0.1.0
 */
public record GeneFact(
        GeneSymbol gene,
        @Nullable String diplotype,
        @Nullable String phenotype,
        Status status,
        boolean performed,
        Provenance provenance,
        @Nullable Shape shape) {
    public GeneFact {
        Objects.requireNonNull(gene, "gene is null");
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(provenance, "provenance is null");
        if (diplotype == null && phenotype == null) {
            throw new IllegalArgumentException("A result of gene " + gene + " must hold a diplotype or a phenotype.");
        }
    }

    /** A result of which nobody noted the shape. */
    public GeneFact(
            GeneSymbol gene,
            @Nullable String diplotype,
            @Nullable String phenotype,
            Status status,
            boolean performed,
            Provenance provenance) {
        this(gene, diplotype, phenotype, status, performed, provenance, null);
    }

    /** The shapes in which laboratories send gene results; each was seen in a guide, a catalogue or a real message. */
    public enum Shape {
        /** HL7 Genomics Reporting: a genotype (LOINC 84413-4). */
        GENOTYPE,
        /** HL7 Genomics Reporting: haplotypes (LOINC 84414-2) of one gene, taken together. */
        HAPLOTYPES,
        /** HL7 Genomics Reporting: a single variant (LOINC 69548-6), from which no diplotype follows. */
        VARIANT,
        /** HL7 Genomics Reporting STU3: a therapeutic implication that holds the phenotype. */
        IMPLICATION,
        /** HL7 Genomics Reporting STU1: the effect on metabolism, efficacy or risk (53040-2, 51961-1, 83009-1). */
        OLDER_IMPLICATION,
        /** A code for one gene's metabolic activity (79713-4 and its like). */
        INTERPRETATION,
        /** A code out of a laboratory's catalogue. */
        CATALOGUE,
        /** A test for one allele. */
        PRESENCE,
        /** Only words name gene and result. */
        WORDS,
        /** The calls of the PharmCAT tool, as JSON. */
        PHARMCAT
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
