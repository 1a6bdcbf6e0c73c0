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
 */
public record EnzymeTable(
        GeneSymbol gene,
        SortedMap<RxCui, List<Dated<EnzymeModifier>>> modifiers,
        SortedMap<Shift, List<Dated<List<String>>>> shifts) {
    /** In the place of a lookup value: whatever the result is, and also where there is none. */
    public static final String ANY = "*";

    public EnzymeTable {
        Objects.requireNonNull(gene, "gene is null");
        modifiers = Collections.unmodifiableSortedMap(new TreeMap<>(modifiers));
        shifts = Collections.unmodifiableSortedMap(new TreeMap<>(shifts));
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

    /** The lookup values that the effect leaves of the result on the day; empty when no row says so. */
    Optional<List<String>> under(EnzymeEffect effect, String from, LocalDate day) {
        Optional<List<String>> own = Dated.on(day, shifts.getOrDefault(new Shift(effect, from), List.of()))
                .map(Dated::value);
        return own.isPresent() ? own : whatever(effect, day);
    }
}
