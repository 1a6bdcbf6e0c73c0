package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * Which drugs change the activity of the enzyme that one gene makes, and what each change makes of a result of that gene.
 *
 * @param gene the gene
 * @param modifiers the dated effects of each drug
 * @param shifts for each effect and each lookup value of the gene (phenotype or activity score) the dated lookup values
 *     that are possible under the effect
 * @param words how the enzyme is spoken of
 */
public record EnzymeTable(
        GeneSymbol gene,
        SortedMap<RxCui, List<Dated<EnzymeModifier>>> modifiers,
        SortedMap<Shift, List<Dated<List<String>>>> shifts,
        Words words) {
    /** In the place of a lookup value: whatever the result is, and also where there is none. */
    public static final String ANY = "*";

    public EnzymeTable {
        Objects.requireNonNull(gene, "gene is null");
        modifiers = Collections.unmodifiableSortedMap(new TreeMap<>(modifiers));
        shifts = Collections.unmodifiableSortedMap(new TreeMap<>(shifts));
        Objects.requireNonNull(words, "words is null");
    }

    /**
     * How the enzyme, and the use of what acts on it, is spoken of.
     *
     * @param names the dated names by which labels call the enzyme
     * @param forgottenDays the dated numbers of days after which a statement that a drug is taken, without an end, says
     *     nothing any more
     */
    public record Words(SortedMap<String, List<Dated<String>>> names, List<Dated<Integer>> forgottenDays) {
        public Words {
            names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
            forgottenDays = List.copyOf(forgottenDays);
        }
    }

    /** The names by which labels call the enzyme on the day. */
    List<String> names(LocalDate day) {
        return words.names().values().stream()
                .flatMap(dated -> Dated.on(day, dated).stream())
                .map(Dated::value)
                .toList();
    }

    /** After how many days a statement without an end says nothing any more; empty when it never does. */
    Optional<Integer> forgottenDays(LocalDate day) {
        return Dated.on(day, words.forgottenDays()).map(Dated::value);
    }

    /**
     * What is shifted.
     *
     * @param effect what a drug does
     * @param from the lookup value without the drug
     */
    public record Shift(EnzymeEffect effect, String from) implements Comparable<Shift> {
        public Shift {
            Objects.requireNonNull(effect, "effect is null");
            Objects.requireNonNull(from, "from is null");
        }

        @Override
        public int compareTo(Shift other) {
            int byEffect = effect.compareTo(other.effect);
            return byEffect != 0 ? byEffect : from.compareTo(other.from);
        }
    }

    /** The effects that the drug has on the day, whatever its dose. */
    List<Dated<EnzymeModifier>> effects(RxCui drug, LocalDate day) {
        List<Dated<EnzymeModifier>> all = new ArrayList<>();
        for (Dated<EnzymeModifier> row : modifiers.getOrDefault(drug, List.of())) {
            if (row.holds().contains(day)) {
                all.add(row);
            }
        }
        return all;
    }

    /** The lookup values that the effect leaves whatever the result is, also without one; empty when no row says so. */
    Optional<List<String>> whatever(EnzymeEffect effect, LocalDate day) {
        return Dated.on(day, shifts.getOrDefault(new Shift(effect, ANY), List.of()))
                .map(Dated::value);
    }

    /** Whether every effect that some drug has on the day and that changes results leaves this one as it is. */
    boolean leaves(String from, LocalDate day) {
        return modifiers.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.holds().contains(day))
                .map(row -> row.value().effect())
                .filter(EnzymeEffect::changesResults)
                .distinct()
                .allMatch(effect ->
                        under(effect, from, day).filter(List.of(from)::equals).isPresent());
    }

    /** The lookup values that the effect leaves of the result on the day; empty when no row says so. */
    Optional<List<String>> under(EnzymeEffect effect, String from, LocalDate day) {
        Optional<List<String>> own = Dated.on(day, shifts.getOrDefault(new Shift(effect, from), List.of()))
                .map(Dated::value);
        return own.isPresent() ? own : whatever(effect, day);
    }
}
