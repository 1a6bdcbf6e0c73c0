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
import java.util.stream.Stream;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * What guidelines say about one drug by the genes they look at.
 *
 * @param drug the drug's ingredient
 * @param name the drug's name, in lower case
 * @param genes the genes, in the order in which the values of a key stand
 * @param scope the populations that are told apart, and where the drug is spoken about
 * @param rows the dated guidance of each population and result
 * @param unsourced since when an issue of the guideline holds whose rows this table does not have, and a sentence on it
 */
public record DrugGuidance(
        RxCui drug,
        String name,
        List<GeneSymbol> genes,
        Scope scope,
        SortedMap<Key, List<Dated<GuidanceRow>>> rows,
        List<Dated<String>> unsourced) {
    public DrugGuidance {
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(name, "name is null");
        genes = List.copyOf(genes);
        Objects.requireNonNull(scope, "scope is null");
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        unsourced = List.copyOf(unsourced);
    }

    /**
     * For whom and where the guidance speaks.
     *
     * @param populations the populations that are told apart
     * @param everybody whether each member belongs to one of the populations
     * @param inEveryDecision whether each decision says what the genes mean for the drug, whatever was asked for
     * @param values every value of each gene that some row is entered by
     */
    public record Scope(
            List<Population> populations,
            boolean everybody,
            boolean inEveryDecision,
            SortedMap<GeneSymbol, SortedSet<String>> values) {
        public Scope {
            populations = List.copyOf(populations);
            SortedMap<GeneSymbol, SortedSet<String>> copy = new TreeMap<>();
            values.forEach((gene, of) -> copy.put(gene, Collections.unmodifiableSortedSet(new TreeSet<>(of))));
            values = Collections.unmodifiableSortedMap(copy);
        }

        SortedSet<String> values(GeneSymbol gene) {
            return values.getOrDefault(gene, Collections.emptySortedSet());
        }

        /** Whether rows of their own tell what to do where the gene was not tested. */
        boolean speaksOfUntested(GeneSymbol gene) {
            return values(gene).contains(Lookup.NO_RESULT);
        }

        /** Whether the rows are entered by whether an allele was found, of which a gene has many. */
        boolean byAllele(GeneSymbol gene) {
            return values(gene).stream().anyMatch(value -> value.endsWith(" positive") || value.endsWith(" negative"));
        }
    }

    /**
     * What a row speaks about.
     *
     * @param population the population's word
     * @param values the value of each gene
     */
    public record Key(String population, List<String> values) implements Comparable<Key> {
        public Key {
            Objects.requireNonNull(population, "population is null");
            values = List.copyOf(values);
        }

        @Override
        public int compareTo(Key other) {
            int order = population.compareTo(other.population);
            for (int i = 0; order == 0 && i < Math.min(values.size(), other.values.size()); i++) {
                order = values.get(i).compareTo(other.values.get(i));
            }
            return order != 0 ? order : Integer.compare(values.size(), other.values.size());
        }
    }

    /** Whether a population depends on other drugs being available. */
    public boolean dependsOnAlternatives() {
        return scope.populations().stream()
                .flatMap(population -> population.conditions().stream())
                .anyMatch(condition -> condition.alternatives() != null);
    }

    /** The drugs and classes that some row names instead, by name. */
    public SortedSet<String> alternatives() {
        SortedSet<String> names = new TreeSet<>();
        rows.values().stream()
                .flatMap(List::stream)
                .flatMap(row -> Stream.ofNullable(row.value().detail()))
                .forEach(detail -> detail.advice().forEach(advice -> names.addAll(advice.instead())));
        return Collections.unmodifiableSortedSet(names);
    }

    /** Whether any row holds on the day, or is known to hold though its content is not. */
    public boolean holdsOn(LocalDate day) {
        return unsourced(day).isPresent()
                || rows.values().stream().anyMatch(dated -> Dated.on(day, dated).isPresent());
    }

    /** Why the rows of the issue that holds on the day are not known, or empty when they are. */
    public Optional<String> unsourced(LocalDate day) {
        return Dated.on(day, unsourced).map(Dated::value);
    }

    /** The row of the key on the day, or empty when none holds then. */
    public Optional<GuidanceRow> row(Key key, LocalDate day) {
        return Dated.on(day, rows.getOrDefault(key, List.of())).map(Dated::value);
    }
}
