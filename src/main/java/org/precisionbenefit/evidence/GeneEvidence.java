package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
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
    /** Stands in a diplotype for an allele that the gene's file does not hold; what was sent is not repeated. */
    public static final String NOT_LISTED = "(not listed)";

    public GeneEvidence {
        Objects.requireNonNull(gene, "gene is null");
        Objects.requireNonNull(reading, "reading is null");
        Objects.requireNonNull(standing, "standing is null");
        limitations = List.copyOf(limitations);
        from = List.copyOf(from);
    }

    /**
     * Every value under which guidance may hold a row for this gene, in order: one when the gene is settled, several when
     * several states are possible (or, for HLA, when several alleles were tested), none when nothing can be read.
     */
    public List<String> lookupKeys() {
        return List.copyOf(
                new TreeSet<>(reading.lookups().stream().flatMap(List::stream).toList()));
    }

    /** What the results say of one allele of a gene of which only presence counts; of another gene nothing. */
    public Presence presence(String allele) {
        List<String> keys = lookupKeys();
        if (keys.contains(PresenceText.Status.POSITIVE.key(allele))) {
            return Presence.PRESENT;
        }
        if (keys.contains(PresenceText.Status.NEGATIVE.key(allele))) {
            return Presence.ABSENT;
        }
        return limitations.contains(PresenceText.leftOpen(allele)) ? Presence.OPEN : Presence.NOT_LOOKED_FOR;
    }

    /** Whether an allele is there. */
    public enum Presence {
        PRESENT,
        ABSENT,
        /** A typing is too coarse to tell. */
        OPEN,
        /** No result speaks of it. */
        NOT_LOOKED_FOR
    }

    /** A phenotype, several that are possible, or the reason why there is none. */
    public sealed interface Reading {
        /**
         * The states in which the gene can be. Each state is the list of lookup values that hold in it together: one
         * phenotype or activity score, and for HLA one status for each allele that was tested. Guidance is certain only
         * where its key stands in every state.
         */
        List<List<String>> lookups();
    }

    /**
     * The phenotype is known.
     *
     * @param phenotype the phenotype
     * @param diplotype the diplotype in its canonical order, or null when only a phenotype was sent
     * @param source the knowledge row that maps one to the other
     * @param activityScore the activity score as CPIC writes it, for example {@code 1.25} or {@code ≥3.0}; null for a gene
     *     without score, and where the score is not settled
     * @param keys the states by their lookup values, or null when the name of the phenotype is the only one
     */
    public record Known(
            Phenotype phenotype,
            @Nullable String diplotype,
            Citation source,
            @Nullable String activityScore,
            @Nullable List<List<String>> keys)
            implements Reading {
        public Known {
            Objects.requireNonNull(phenotype, "phenotype is null");
            Objects.requireNonNull(source, "source is null");
            keys = keys == null ? null : copy(keys);
        }

        /** A phenotype without score whose name is its lookup value. */
        public Known(Phenotype phenotype, @Nullable String diplotype, Citation source) {
            this(phenotype, diplotype, source, null, null);
        }

        @Override
        public List<List<String>> lookups() {
            return keys == null ? List.of(List.of(phenotype.name())) : keys;
        }
    }

    /**
     * Several phenotypes are possible; none of them is taken.
     *
     * @param phenotypes what is possible, at least two, in order
     * @param diplotypes the diplotypes that are possible, in their canonical order; empty when none was named
     * @param lookups the states by their lookup values
     * @param settledBy what would settle it, in sentences for a person, at least one
     * @param source the gene's knowledge
     */
    public record Possible(
            List<Phenotype> phenotypes,
            List<String> diplotypes,
            List<List<String>> lookups,
            List<String> settledBy,
            Citation source)
            implements Reading {
        public Possible {
            phenotypes = List.copyOf(phenotypes);
            diplotypes = List.copyOf(diplotypes);
            lookups = copy(lookups);
            settledBy = List.copyOf(settledBy);
            Objects.requireNonNull(source, "source is null");
            if (phenotypes.size() < 2 || settledBy.isEmpty()) {
                throw new IllegalArgumentException("Several phenotypes and what settles them must be given.");
            }
        }

        /** One sentence for a person. */
        public String detail() {
            return "Several phenotypes are possible: "
                    + String.join(", ", phenotypes.stream().map(Phenotype::name).toList()) + ". "
                    + String.join(" ", settledBy);
        }
    }

    /**
     * What drugs that are taken make of the result. It is asked for beside the genetic reading and stands only in answers
     * that say so ({@link WithDrugs}).
     *
     * @param values the lookup values that are possible with the drugs, at least one, in order
     */
    public record Adjusted(List<String> values) implements Reading {
        public Adjusted {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("An adjusted result must leave something possible.");
            }
        }

        @Override
        public List<List<String>> lookups() {
            return values.stream().map(List::of).toList();
        }
    }

    private static List<List<String>> copy(List<List<String>> states) {
        return states.stream().map(List::copyOf).toList();
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

        @Override
        public List<List<String>> lookups() {
            return List.of();
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
