package org.precisionbenefit.evidence.label;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * Which genes the label of a drug names.
 *
 * @param all every gene, an allele that is reported by presence by its gene
 * @param byVariant the genes of which it asks for variants or what a laboratory states of them
 */
record LabelGenes(SortedSet<GeneSymbol> all, SortedSet<String> byVariant) {
    LabelGenes {
        all = Collections.unmodifiableSortedSet(new TreeSet<>(all));
        byVariant = Collections.unmodifiableSortedSet(new TreeSet<>(byVariant));
    }

    static LabelGenes of(DrugLabel label) {
        return new Walk().of(label);
    }

    /** The genes that rows name. */
    static SortedSet<String> of(List<LabelRow> rows) {
        Walk walk = new Walk();
        rows.forEach(row -> walk.walk(row.when()));
        SortedSet<String> names = new TreeSet<>();
        walk.all.forEach(gene -> names.add(gene.value()));
        return names;
    }

    /** Collects the genes of conditions. */
    private static final class Walk {
        private final SortedSet<GeneSymbol> all = new TreeSet<>();
        private final SortedSet<String> byVariant = new TreeSet<>();

        LabelGenes of(DrugLabel label) {
            for (List<Dated<LabelRow>> rows : label.rows().values()) {
                rows.forEach(row -> walk(row.value().when()));
            }
            for (List<Dated<TestNeed>> tests : label.tests().values()) {
                for (Dated<TestNeed> test : tests) {
                    named(test.value().gene());
                    walk(test.value().when());
                }
            }
            return new LabelGenes(all, byVariant);
        }

        void walk(GeneCondition condition) {
            if (condition instanceof GeneCondition.All joined) {
                joined.conditions().forEach(this::walk);
            } else if (condition instanceof GeneCondition.Any any) {
                any.conditions().forEach(this::walk);
            } else if (condition instanceof GeneCondition.Not not) {
                walk(not.condition());
            } else if (condition instanceof GeneCondition.Causal causal) {
                causal.genes().forEach(this::variant);
            } else if (condition instanceof GeneCondition.Named named) {
                variant(named.gene());
            } else if (condition instanceof GeneCondition.Stated stated) {
                variant(stated.gene());
            } else if (condition instanceof GeneCondition.Present present) {
                variant(present.gene());
            } else {
                genotype(condition);
            }
        }

        private void genotype(GeneCondition condition) {
            if (condition instanceof GeneCondition.Diplotypes diplotypes) {
                named(diplotypes.gene());
            } else if (condition instanceof GeneCondition.Carries carries) {
                named(carries.gene());
            } else if (condition instanceof GeneCondition.Phenotypes phenotypes) {
                named(phenotypes.gene());
            } else if (condition instanceof GeneCondition.Untested untested) {
                named(untested.gene());
            }
        }

        private void variant(String gene) {
            named(gene);
            byVariant.add(gene);
        }

        private void named(String gene) {
            int allele = gene.indexOf('*');
            all.add(new GeneSymbol(allele < 0 ? gene : gene.substring(0, allele)));
        }
    }
}
