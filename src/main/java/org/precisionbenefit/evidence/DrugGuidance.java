package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * What guidelines say about one drug by one gene.
 *
 * @param drug the drug's ingredient
 * @param gene the gene
 * @param populations the populations that are told apart
 * @param rows the dated guidance of each population and phenotype
 */
public record DrugGuidance(
        RxCui drug, GeneSymbol gene, List<Population> populations, SortedMap<Key, List<Dated<Guidance>>> rows) {
    public DrugGuidance {
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(gene, "gene is null");
        populations = List.copyOf(populations);
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    /**
     * What a row speaks about.
     *
     * @param population the population's word
     * @param phenotype the phenotype
     */
    public record Key(String population, Phenotype phenotype) implements Comparable<Key> {
        public Key {
            Objects.requireNonNull(population, "population is null");
            Objects.requireNonNull(phenotype, "phenotype is null");
        }

        @Override
        public int compareTo(Key other) {
            int byPopulation = population.compareTo(other.population);
            return byPopulation != 0 ? byPopulation : phenotype.name().compareTo(other.phenotype.name());
        }
    }

    /** Whether any row holds on the day. */
    boolean holdsOn(LocalDate day) {
        return rows.values().stream().anyMatch(dated -> Dated.on(day, dated).isPresent());
    }

    /** The populations the diagnoses belong to, the one to be used first. */
    List<Population> populations(List<Code> diagnoses, LocalDate day) {
        return populations.stream()
                .filter(population -> population.holds(diagnoses, day))
                .sorted(Comparator.comparingInt(Population::rank).thenComparing(Population::name))
                .toList();
    }

    Optional<Guidance> row(Population population, Phenotype phenotype, LocalDate day) {
        return Dated.on(day, rows.getOrDefault(new Key(population.name(), phenotype), List.of()))
                .map(Dated::value);
    }
}
