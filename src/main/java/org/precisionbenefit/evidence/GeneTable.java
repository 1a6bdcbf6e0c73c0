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
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * What is known of one gene: which function each allele has, and which phenotype two functions make.
 *
 * @param gene the gene
 * @param source the table from which the words of phenotypes come
 * @param functions the dated functions of each allele
 * @param formerNames alleles under the names they had before, with today's name
 * @param byDefault the alleles that a laboratory reports when it finds no variant
 * @param phenotypes the phenotypes of the gene with the words that name them
 * @param rules the dated phenotypes of each pair of functions
 */
public record GeneTable(
        GeneSymbol gene,
        Citation source,
        SortedMap<String, List<Dated<String>>> functions,
        SortedMap<String, String> formerNames,
        SortedSet<String> byDefault,
        List<PhenotypeWord> phenotypes,
        SortedMap<FunctionPair, List<Dated<Phenotype>>> rules) {
    public GeneTable {
        Objects.requireNonNull(gene, "gene is null");
        Objects.requireNonNull(source, "source is null");
        functions = Collections.unmodifiableSortedMap(new TreeMap<>(functions));
        formerNames = Collections.unmodifiableSortedMap(new TreeMap<>(formerNames));
        byDefault = Collections.unmodifiableSortedSet(new TreeSet<>(byDefault));
        phenotypes = List.copyOf(phenotypes);
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    }

    /** Whether any allele has a function on the day. */
    boolean holdsOn(LocalDate day) {
        return functions.values().stream().anyMatch(rows -> Dated.on(day, rows).isPresent());
    }

    /** The function of the allele on the day, or empty when the table does not hold it then. */
    Optional<String> function(String allele, LocalDate day) {
        return Dated.on(day, functions.getOrDefault(allele, List.of())).map(Dated::value);
    }

    /** The phenotype that two functions make on the day. */
    Optional<Dated<Phenotype>> phenotype(FunctionPair pair, LocalDate day) {
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
