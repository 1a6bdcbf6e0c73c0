package org.precisionbenefit.api.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.precisionbenefit.evidence.DrugGuidance;
import org.precisionbenefit.evidence.GeneTable;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * Which genes and drugs the knowledge speaks about on a day.
 *
 * @param day the day
 * @param digest the digest of the knowledge
 * @param genes the genes in order
 * @param drugs the drugs by name
 */
public record KnowledgeView(String day, String digest, List<GeneLine> genes, List<DrugLine> drugs) {
    public KnowledgeView {
        genes = List.copyOf(genes);
        drugs = List.copyOf(drugs);
    }

    static KnowledgeView of(KnowledgeRelease knowledge, LocalDate day) {
        return new KnowledgeView(
                day.toString(),
                knowledge.digest().hex(),
                knowledge.genes().stream()
                        .flatMap(gene -> knowledge.gene(gene).stream())
                        .map(table -> GeneLine.of(table, knowledge, day))
                        .toList(),
                knowledge.drugs().stream()
                        .flatMap(drug -> knowledge.guidance(drug).stream())
                        .sorted(Comparator.comparing(DrugGuidance::name))
                        .map(drug -> DrugLine.of(drug, day))
                        .toList());
    }

    /**
     * A gene in the list.
     *
     * @param gene its symbol
     * @param alleles how many alleles hold a row on the day
     * @param drugs how many drugs have guidance that looks at it
     * @param source where its table comes from
     */
    public record GeneLine(String gene, long alleles, int drugs, CitationView source) {
        static GeneLine of(GeneTable table, KnowledgeRelease knowledge, LocalDate day) {
            long alleles = table.alleles().keySet().stream()
                    .filter(name -> table.allele(name, day).isPresent())
                    .count();
            int drugs = knowledge.drugs(new TreeSet<>(List.of(table.gene()))).size();
            return new GeneLine(table.gene().value(), alleles, drugs, CitationView.of(table.source()));
        }
    }

    /**
     * A drug in the list.
     *
     * @param name its name
     * @param rxcui its RxNorm ingredient
     * @param genes the genes that its guidance looks at
     * @param state whether guidance holds on the day, and why not
     */
    public record DrugLine(String name, String rxcui, List<String> genes, String state) {
        public DrugLine {
            genes = List.copyOf(genes);
        }

        static DrugLine of(DrugGuidance drug, LocalDate day) {
            return new DrugLine(
                    drug.name(),
                    drug.drug().value(),
                    drug.genes().stream().map(GeneSymbol::value).toList(),
                    drug.unsourced(day).orElseGet(() -> holds(drug, day)));
        }

        private static String holds(DrugGuidance drug, LocalDate day) {
            String populations = drug.scope().populations().stream()
                    .map(one -> one.name().replace('-', ' '))
                    .collect(Collectors.joining(", "));
            return drug.holdsOn(day) ? populations : "no row holds on this day";
        }
    }
}
