package org.precisionbenefit.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.label.GeneResult;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.terminology.GeneSymbol;

/** Puts what was read of genes into the plain values that labels are judged on; what cannot be read is not known. */
final class LabelResults {
    private static final String POSITIVE = " positive";
    private static final String NEGATIVE = " negative";

    private LabelResults() {}

    static List<GeneResult> of(SortedMap<GeneSymbol, GeneEvidence> read) {
        List<GeneResult> results = new ArrayList<>();
        read.forEach((gene, evidence) -> {
            if (evidence.reading() instanceof GeneEvidence.Known known) {
                results.add(result(
                        gene,
                        known.diplotype(),
                        List.of(known.phenotype().name()),
                        known.activityScore() == null ? null : figure(known.activityScore())));
            } else if (evidence.reading() instanceof GeneEvidence.Possible possible) {
                String only = possible.diplotypes().size() == 1
                        ? possible.diplotypes().get(0)
                        : null;
                results.add(result(
                        gene,
                        only,
                        possible.phenotypes().stream().map(Phenotype::name).toList(),
                        null));
            }
            presence(gene, evidence.reading().lookups(), results);
        });
        return results;
    }

    /**
     * Final results of genes of which no table is there, as they were sent: a label may still name their genotypes.
     *
     * @param facts the results as sent
     * @param tabled the genes that have a table
     * @param day the day
     */
    static List<GeneResult> ofOthers(List<GeneFact> facts, Set<GeneSymbol> tabled, LocalDate day) {
        List<GeneResult> results = new ArrayList<>();
        for (GeneFact fact : facts) {
            LocalDate date = fact.provenance().date();
            boolean counts =
                    switch (fact.status()) {
                        case FINAL, AMENDED, CORRECTED -> date == null || !date.isAfter(day);
                        case NOT_FINAL, WITHDRAWN -> false;
                    };
            if (counts && !tabled.contains(fact.gene())) {
                List<String> phenotypes = fact.phenotype() == null ? List.of() : List.of(fact.phenotype());
                results.add(result(fact.gene(), fact.diplotype(), phenotypes, null));
            }
        }
        return results;
    }

    /** A genotype that is one of several is none. */
    private static GeneResult result(
            GeneSymbol gene, @Nullable String diplotype, List<String> phenotypes, @Nullable BigDecimal score) {
        String one = diplotype == null || diplotype.contains(" or ") ? null : diplotype;
        return new GeneResult(gene.value(), one, phenotypes, score, null, List.of(), List.of());
    }

    private static @Nullable BigDecimal figure(String score) {
        return score.startsWith("≥") ? null : new BigDecimal(score);
    }

    /** Alleles of which every state says the same. */
    private static void presence(GeneSymbol gene, List<List<String>> states, List<GeneResult> results) {
        SortedSet<String> said = new TreeSet<>();
        states.forEach(said::addAll);
        for (String value : said) {
            boolean positive = value.endsWith(POSITIVE);
            if ((positive || value.endsWith(NEGATIVE)) && states.stream().allMatch(state -> state.contains(value))) {
                String allele = value.substring(0, value.length() - (positive ? POSITIVE : NEGATIVE).length());
                results.add(GeneResult.ofPresence(gene + allele, positive));
            }
        }
    }
}
