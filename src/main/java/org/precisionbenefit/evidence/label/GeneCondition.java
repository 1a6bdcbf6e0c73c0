package org.precisionbenefit.evidence.label;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** On what a label makes its rule depend: a tree of conditions, each true, false or not known. */
public sealed interface GeneCondition {
    /**
     * All hold.
     *
     * @param conditions the conditions; none is true
     */
    record All(List<GeneCondition> conditions) implements GeneCondition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * At least one holds.
     *
     * @param conditions the conditions
     */
    record Any(List<GeneCondition> conditions) implements GeneCondition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * Known not to hold.
     *
     * @param condition what must not hold
     */
    record Not(GeneCondition condition) implements GeneCondition {
        public Not {
            Objects.requireNonNull(condition, "condition is null");
        }
    }

    /**
     * The genotype is one of these, by its alleles.
     *
     * @param gene the gene
     * @param diplotypes the genotypes; the order of the two alleles does not matter
     */
    record Diplotypes(String gene, List<String> diplotypes) implements GeneCondition {
        public Diplotypes {
            Objects.requireNonNull(gene, "gene is null");
            diplotypes = List.copyOf(diplotypes);
        }
    }

    /**
     * The genotype holds an allele.
     *
     * @param gene the gene
     * @param allele the allele
     */
    record Carries(String gene, String allele) implements GeneCondition {
        public Carries {
            Objects.requireNonNull(gene, "gene is null");
            Objects.requireNonNull(allele, "allele is null");
        }
    }

    /**
     * The phenotype is one of these.
     *
     * @param gene the gene
     * @param phenotypes the phenotypes in CPIC's words
     */
    record Phenotypes(String gene, List<String> phenotypes) implements GeneCondition {
        public Phenotypes {
            Objects.requireNonNull(gene, "gene is null");
            phenotypes = List.copyOf(phenotypes);
        }
    }

    /**
     * The allele is there, or a causal variant of the gene.
     *
     * @param gene the gene or allele
     */
    record Present(String gene) implements GeneCondition {
        public Present {
            Objects.requireNonNull(gene, "gene is null");
        }
    }

    /**
     * Nothing is known of the gene.
     *
     * @param gene the gene
     */
    record Untested(String gene) implements GeneCondition {
        public Untested {
            Objects.requireNonNull(gene, "gene is null");
        }
    }

    /**
     * Variants that cause disease lie on at least so many copies of one of these genes.
     *
     * @param genes the genes
     * @param copies 1, or 2 for both copies
     * @param uncertain whether variants of uncertain significance count as well, as one label has it
     */
    record Causal(List<String> genes, int copies, boolean uncertain) implements GeneCondition {
        public Causal {
            genes = List.copyOf(genes);
            if (copies < 1 || copies > 2) {
                throw new IllegalArgumentException("A gene has one or two copies.");
            }
        }
    }

    /**
     * One of the named variants lies on at least so many copies.
     *
     * @param gene the gene
     * @param names the names of the variants
     * @param copies 1, or 2 for both copies
     * @param complete whether the label names no other; otherwise another variant leaves it open
     */
    record Named(String gene, List<String> names, int copies, boolean complete) implements GeneCondition {
        public Named {
            Objects.requireNonNull(gene, "gene is null");
            names = List.copyOf(names);
            if (copies < 1 || copies > 2) {
                throw new IllegalArgumentException("A gene has one or two copies.");
            }
        }
    }

    /**
     * The laboratory states it of the genotype.
     *
     * @param gene the gene
     * @param statement the statement
     */
    record Stated(String gene, String statement) implements GeneCondition {
        public Stated {
            Objects.requireNonNull(gene, "gene is null");
            Objects.requireNonNull(statement, "statement is null");
        }
    }

    /**
     * A drug of an interacting class is taken.
     *
     * @param kind the class, for example {@code strong CYP2D6 inhibitor}
     */
    record Taking(String kind) implements GeneCondition {
        public Taking {
            Objects.requireNonNull(kind, "kind is null");
        }
    }

    /**
     * The dose that is asked for lies above a figure.
     *
     * @param figure the figure
     * @param unit its unit, for example {@code mg/day}
     */
    record DoseAbove(BigDecimal figure, String unit) implements GeneCondition {
        public DoseAbove {
            Objects.requireNonNull(figure, "figure is null");
            Objects.requireNonNull(unit, "unit is null");
        }
    }

    /**
     * The member is younger than so many months.
     *
     * @param months the age
     */
    record YoungerThan(int months) implements GeneCondition {
        public YoungerThan {
            if (months < 1) {
                throw new IllegalArgumentException("An age must be at least one month.");
            }
        }
    }
}
