package org.precisionbenefit.evidence.tumour;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which genes and markers rules name. The gene whose protein a marker is counts as named with it.
 *
 * @param genes the genes
 * @param markers the markers by their names in the list of markers
 */
record RuleNames(SortedSet<String> genes, SortedSet<String> markers) {
    RuleNames {
        genes = Collections.unmodifiableSortedSet(new TreeSet<>(genes));
        markers = Collections.unmodifiableSortedSet(new TreeSet<>(markers));
    }

    static RuleNames of(DrugMarkers drug, MarkerNames names) {
        SortedSet<String> genes = new TreeSet<>();
        SortedSet<String> markers = new TreeSet<>();
        drug.rows()
                .values()
                .forEach(dated -> dated.forEach(row -> collect(row.value().rule(), genes, markers)));
        markers.forEach(marker -> genes.add(names.gene(marker)));
        return new RuleNames(genes, markers);
    }

    private static void collect(MarkerRule rule, SortedSet<String> genes, SortedSet<String> markers) {
        if (rule instanceof MarkerRule.Any any) {
            any.rules().forEach(one -> collect(one, genes, markers));
        } else if (rule instanceof MarkerRule.All all) {
            all.rules().forEach(one -> collect(one, genes, markers));
        } else if (rule instanceof MarkerRule.Not not) {
            collect(not.rule(), genes, markers);
        } else if (rule instanceof MarkerRule.Unless unless) {
            collect(unless.rule(), genes, markers);
        } else if (rule instanceof MarkerRule.Score score) {
            markers.add(score.marker());
        } else if (rule instanceof MarkerRule.Status status) {
            markers.add(status.marker());
        } else {
            gene(rule, genes);
        }
    }

    private static void gene(MarkerRule rule, SortedSet<String> genes) {
        if (rule instanceof MarkerRule.Variant variant) {
            genes.add(variant.gene());
        } else if (rule instanceof MarkerRule.Mutation mutation) {
            genes.addAll(mutation.genes());
        } else if (rule instanceof MarkerRule.WildType wildType) {
            genes.add(wildType.gene());
        } else if (rule instanceof MarkerRule.Fusion fusion) {
            genes.addAll(fusion.genes());
        } else if (rule instanceof MarkerRule.Copies copies) {
            genes.add(copies.gene());
        }
    }
}
