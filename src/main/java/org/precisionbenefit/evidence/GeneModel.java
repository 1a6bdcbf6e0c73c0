package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the results of one gene are read.
 *
 * @param method what makes the phenotype
 * @param inheritance how many copies a person has
 * @param notation how reports write its alleles
 * @param functions the functions of its alleles; where several variants lie on one chromosome, the first counts
 * @param scores the gene's activity scores; null unless they make the phenotype
 * @param unphased diplotypes that a result without phase cannot tell apart, with another phenotype
 * @param none why the gene has no phenotype; null unless the method says so
 */
public record GeneModel(
        Method method,
        Inheritance inheritance,
        Notation notation,
        List<String> functions,
        @Nullable GeneScores scores,
        List<Unphased> unphased,
        @Nullable String none) {
    public GeneModel {
        Objects.requireNonNull(method, "method is null");
        Objects.requireNonNull(inheritance, "inheritance is null");
        Objects.requireNonNull(notation, "notation is null");
        functions = List.copyOf(functions);
        unphased = List.copyOf(unphased);
        if ((method == Method.ACTIVITY_SCORE) != (scores != null) || (method == Method.NONE) != (none != null)) {
            throw new IllegalArgumentException("A gene must have what its method needs, and nothing else.");
        }
    }

    /** What makes the phenotype. */
    public enum Method {
        /** The functions of the alleles, by a rule. */
        FUNCTIONS,
        /** The sum of the activity values of the alleles. */
        ACTIVITY_SCORE,
        /** Whether single alleles are there; every other allele means nothing. */
        PRESENCE,
        /** Nothing: the sources give the gene's alleles no phenotype. */
        NONE
    }

    /** How many copies a person has. */
    public enum Inheritance {
        /** Two. */
        AUTOSOMAL,
        /** Two or, on a man's X chromosome, one. */
        X_LINKED,
        /** One kind in every mitochondrion. */
        MITOCHONDRIAL
    }

    /**
     * How reports write the gene's alleles.
     *
     * @param stars whether alleles are named by a star and a number
     * @param copyNumbers whether an allele can stand several times on one chromosome ({@code *1x2}, {@code *36+*10})
     * @param severalVariants whether reports list single variants, of which several can lie on one chromosome; the
     *     function that stands first in the file then counts
     * @param unlisted whether an allele that the file does not hold leaves a phenotype that does not depend on it
     */
    public record Notation(boolean stars, boolean copyNumbers, boolean severalVariants, boolean unlisted) {}

    /**
     * Two diplotypes with the same variants, differently arranged.
     *
     * @param diplotype the one that reports name
     * @param mayBe the other one
     */
    public record Unphased(String diplotype, String mayBe) {
        public Unphased {
            Objects.requireNonNull(diplotype, "diplotype is null");
            Objects.requireNonNull(mayBe, "mayBe is null");
        }
    }
}
