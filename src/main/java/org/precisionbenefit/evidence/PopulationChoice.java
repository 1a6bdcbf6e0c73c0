package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.evidence.Condition.Told;

/**
 * The populations of a guideline that the member may belong to, the one to be used first.
 *
 * @param possible the populations whose rows may apply; one when that is settled
 * @param missing what would settle it, in vocabulary words; empty when it is settled, or nobody can be found
 * @param closed whether one of the possible populations is sure to apply
 * @param notes what a person should know of the choice
 */
record PopulationChoice(List<Population> possible, SortedSet<String> missing, boolean closed, List<String> notes) {
    PopulationChoice {
        possible = List.copyOf(possible);
        missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
        notes = List.copyOf(notes);
    }

    /** The word for a population that was named and that the diagnoses or the member's age speak against. */
    static final String CONTRADICTED = "population";

    static PopulationChoice of(DrugGuidance.Scope scope, Circumstances known, LocalDate day) {
        List<Population> ranked = scope.populations().stream()
                .sorted(Comparator.comparingInt(Population::rank).thenComparing(Population::name))
                .toList();
        Optional<Population> named = ranked.stream()
                .filter(population -> population.name().equals(known.population()))
                .findFirst();
        if (named.isPresent()) {
            return named(named.get(), known, day);
        }
        boolean byDiagnosis = ranked.stream().anyMatch(Population::byDiagnosis);
        return byDiagnosis ? byDiagnosis(ranked, known, day) : byCondition(ranked, scope.everybody(), known);
    }

    /** Somebody's word chooses the population as long as nothing that is known speaks against it. */
    private static PopulationChoice named(Population named, Circumstances known, LocalDate day) {
        boolean against = named.byDiagnosis()
                ? !known.diagnoses().isEmpty() && !named.holds(known.diagnoses(), day)
                : named.told(known, new TreeSet<>()) == Told.NO;
        return against
                ? new PopulationChoice(List.of(), new TreeSet<>(List.of(CONTRADICTED)), false, List.of())
                : new PopulationChoice(
                        List.of(named),
                        new TreeSet<>(),
                        true,
                        List.of("The population of the guideline (" + named.name() + ") was named, not found out."));
    }

    private static PopulationChoice byDiagnosis(List<Population> ranked, Circumstances known, LocalDate day) {
        List<Population> holding = ranked.stream()
                .filter(population -> population.holds(known.diagnoses(), day))
                .toList();
        if (holding.isEmpty()) {
            return new PopulationChoice(List.of(), new TreeSet<>(List.of("indication")), false, List.of());
        }
        List<String> notes = holding.size() == 1
                ? List.of()
                : List.of("The diagnoses belong to several populations of the guideline ("
                        + String.join(
                                ", ", holding.stream().map(Population::name).toList())
                        + "); the first is used.");
        return new PopulationChoice(List.of(holding.get(0)), new TreeSet<>(), true, notes);
    }

    /** From the first population that is sure to apply on, no later one can be used. */
    private static PopulationChoice byCondition(List<Population> ranked, boolean everybody, Circumstances known) {
        List<Population> possible = new ArrayList<>();
        SortedSet<String> missing = new TreeSet<>();
        boolean closed = everybody;
        for (Population population : ranked) {
            Told told = population.told(known, missing);
            if (told != Told.NO) {
                possible.add(population);
            }
            if (told == Told.YES) {
                closed = true;
                break;
            }
        }
        return new PopulationChoice(possible, missing, closed, List.of());
    }
}
