package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * What is known of one gene: which function each allele has, and which phenotype two functions make.
 *
 * @param gene the gene
 * @param source the table from which the words of phenotypes come
 * @param alleles the dated functions of each allele
 * @param otherNames alleles under the names they had before, or by which reports write them
 * @param byDefault the alleles that a laboratory reports when it finds no variant
 * @param phenotypes the phenotypes of the gene with the words that name them
 * @param rules the dated phenotypes of each pair of functions
 * @param model how results are read; null for files of 0.1.0, which are read as 0.1.0 read them
 */
public record GeneTable(
        GeneSymbol gene,
        Citation source,
        SortedMap<String, List<Dated<Allele>>> alleles,
        SortedMap<String, OtherName> otherNames,
        SortedSet<String> byDefault,
        List<PhenotypeWord> phenotypes,
        SortedMap<FunctionPair, List<Dated<GeneRule>>> rules,
        @Nullable GeneModel model) {
    public GeneTable {
        Objects.requireNonNull(gene, "gene is null");
        Objects.requireNonNull(source, "source is null");
        alleles = Collections.unmodifiableSortedMap(new TreeMap<>(alleles));
        otherNames = Collections.unmodifiableSortedMap(new TreeMap<>(otherNames));
        byDefault = Collections.unmodifiableSortedSet(new TreeSet<>(byDefault));
        phenotypes = List.copyOf(phenotypes);
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    }

    /** Whether any allele stands in the table on the day. */
    boolean holdsOn(LocalDate day) {
        return alleles.values().stream().anyMatch(rows -> Dated.on(day, rows).isPresent());
    }

    /** The row of the allele on the day, or empty when the table does not hold it then. */
    public Optional<Dated<Allele>> allele(String name, LocalDate day) {
        return Dated.on(day, alleles.getOrDefault(name, List.of()));
    }

    /** The phenotypes that a lookup value can stand for on the day: a phenotype for itself, a score for those of its range. */
    List<String> phenotypesOf(String value, LocalDate day) {
        GeneScores scores = model == null ? null : model.scores();
        if (scores == null
                || phenotypes.stream().anyMatch(word -> word.phenotype().name().equals(value))) {
            return List.of(value);
        }
        return value.equals(scores.unscoredKey())
                ? List.of(scores.unscored().name())
                : ActivityScore.read(value)
                        .map(score -> scores.phenotypes(score, day))
                        .orElse(List.of());
    }

    /**
     * The values by which some result of the gene can enter a guideline's table, whatever the day: phenotypes, activity
     * scores, or the status of alleles.
     */
    public SortedSet<String> lookupValues() {
        SortedSet<String> values = new TreeSet<>();
        GeneModel.Method method = model == null ? GeneModel.Method.FUNCTIONS : model.method();
        switch (method) {
            case FUNCTIONS ->
                phenotypes.forEach(word -> values.add(word.phenotype().name()));
            case ACTIVITY_SCORE -> {
                if (model != null && model.scores() != null) {
                    model.scores().keys().forEach(key -> values.add(key.text()));
                    values.add(model.scores().unscoredKey());
                }
            }
            case PRESENCE ->
                alleles.keySet()
                        .forEach(allele -> values.addAll(List.of(
                                PresenceText.Status.POSITIVE.key(allele), PresenceText.Status.NEGATIVE.key(allele))));
            case NONE -> {}
        }
        return Collections.unmodifiableSortedSet(values);
    }

    /** What two functions make on the day. */
    public Optional<Dated<GeneRule>> rule(FunctionPair pair, LocalDate day) {
        return Dated.on(day, rules.getOrDefault(pair, List.of()));
    }

    /** Whether two statements about one person can both be true: the same phenotype, or one the likely form of the other. */
    boolean agree(Phenotype left, Phenotype right) {
        return left.equals(right) || confirms(left, right) || confirms(right, left);
    }

    private boolean confirms(Phenotype likely, Phenotype confirmed) {
        return phenotypes.stream()
                .anyMatch(word -> word.phenotype().equals(likely) && confirmed.equals(word.confirmed()));
    }
}
