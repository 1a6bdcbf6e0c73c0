package org.precisionbenefit.evidence.tumour;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.terminology.RxCui;

/**
 * What the label of one drug asks of tumour markers.
 *
 * @param drug the drug by ingredient
 * @param name its name
 * @param brand the brand whose label it is
 * @param rows the dated rows of each name
 */
public record DrugMarkers(RxCui drug, String name, String brand, SortedMap<String, List<Dated<EligibilityRow>>> rows) {
    public DrugMarkers {
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(brand, "brand is null");
        SortedMap<String, List<Dated<EligibilityRow>>> copy = new TreeMap<>();
        rows.forEach((row, dated) -> copy.put(row, List.copyOf(dated)));
        rows = Collections.unmodifiableSortedMap(copy);
    }

    /** The rows that hold on a day. */
    public List<Dated<EligibilityRow>> on(LocalDate day) {
        return rows.values().stream()
                .flatMap(dated -> Dated.on(day, dated).stream())
                .toList();
    }
}
