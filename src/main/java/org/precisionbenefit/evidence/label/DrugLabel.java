package org.precisionbenefit.evidence.label;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.terminology.RxCui;

/**
 * What the label of one drug says of genes.
 *
 * @param name the drug's name
 * @param drug the drug by ingredient, or null where its identifier is not known to this table
 * @param brand the brand whose label it is; empty for generic labels
 * @param tests the dated needs of tests, by their key
 * @param rows the dated rules, by their name
 */
public record DrugLabel(
        String name,
        @Nullable RxCui drug,
        String brand,
        SortedMap<String, List<Dated<TestNeed>>> tests,
        SortedMap<String, List<Dated<LabelRow>>> rows) {
    public DrugLabel {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(brand, "brand is null");
        tests = copy(tests);
        rows = copy(rows);
    }

    /** The rules that hold on a day, in the order of their names. */
    public List<Dated<LabelRow>> rulesOn(LocalDate day) {
        return on(day, rows);
    }

    /** The needs of tests that hold on a day. */
    public List<Dated<TestNeed>> testsOn(LocalDate day) {
        return on(day, tests);
    }

    private static <T> SortedMap<String, List<Dated<T>>> copy(SortedMap<String, List<Dated<T>>> all) {
        SortedMap<String, List<Dated<T>>> copy = new TreeMap<>();
        all.forEach((key, dated) -> copy.put(key, List.copyOf(dated)));
        return Collections.unmodifiableSortedMap(copy);
    }

    /** The rows of a table that hold on a day. */
    static <T> List<Dated<T>> on(LocalDate day, SortedMap<String, List<Dated<T>>> all) {
        return all.values().stream()
                .flatMap(dated -> Dated.on(day, dated).stream())
                .toList();
    }
}
