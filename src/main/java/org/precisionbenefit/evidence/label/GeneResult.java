package org.precisionbenefit.evidence.label;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one gene, in plain values; what is null or empty is not known.
 *
 * @param gene the gene, or an allele that is reported by presence, for example {@code HLA-B*57:01}
 * @param diplotype the genotype in star alleles, for example {@code *1/*3}, or null
 * @param phenotypes the phenotypes that are possible, in CPIC's words; several where the genotype is ambiguous
 * @param activityScore the activity score, or null
 * @param present whether the allele or a causal variant is there, for results by presence, or null
 * @param variants inherited variants
 * @param statements what the laboratory states of the genotype, for example {@code amenable to exon 51 skipping}
 */
public record GeneResult(
        String gene,
        @Nullable String diplotype,
        List<String> phenotypes,
        @Nullable BigDecimal activityScore,
        @Nullable Boolean present,
        List<GermlineVariant> variants,
        List<String> statements) {
    public GeneResult {
        Objects.requireNonNull(gene, "gene is null");
        phenotypes = List.copyOf(phenotypes);
        variants = List.copyOf(variants);
        statements = List.copyOf(statements);
    }

    /** A result by genotype and phenotypes. */
    public static GeneResult of(String gene, @Nullable String diplotype, String... phenotypes) {
        return new GeneResult(gene, diplotype, List.of(phenotypes), null, null, List.of(), List.of());
    }

    /** A result by presence. */
    public static GeneResult ofPresence(String gene, boolean present) {
        return new GeneResult(gene, null, List.of(), null, present, List.of(), List.of());
    }

    /** A result by variants. */
    public static GeneResult ofVariants(String gene, List<GermlineVariant> variants, String... statements) {
        return new GeneResult(gene, null, List.of(), null, null, variants, List.of(statements));
    }

    /** Whether it says anything at all; an empty result is as good as none. */
    boolean isKnown() {
        return diplotype != null
                || !phenotypes.isEmpty()
                || activityScore != null
                || present != null
                || !variants.isEmpty()
                || !statements.isEmpty();
    }
}
