package org.precisionbenefit.api.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.precisionbenefit.evidence.DrugGuidance;
import org.precisionbenefit.evidence.Guidance;
import org.precisionbenefit.evidence.GuidanceDetail;
import org.precisionbenefit.evidence.GuidanceRow;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * What a guideline says about one drug on a day, rows that say the same put together.
 *
 * @param name the drug's name
 * @param rxcui its RxNorm ingredient
 * @param genes the genes that the guideline looks at
 * @param notice why the rows of the day are not known, or empty
 * @param rows what it says
 */
public record DrugGuidanceView(String name, String rxcui, String genes, String notice, List<Row> rows)
        implements Comparable<DrugGuidanceView> {
    public DrugGuidanceView {
        rows = List.copyOf(rows);
    }

    static DrugGuidanceView of(DrugGuidance drug, LocalDate day) {
        Map<Says, List<String>> together = new LinkedHashMap<>();
        drug.rows().keySet().forEach(key -> drug.row(key, day)
                .ifPresent(row -> together.computeIfAbsent(Says.of(row), any -> new ArrayList<>())
                        .add(String.join(" with ", key.values()))));
        List<Row> rows = new ArrayList<>();
        together.forEach((says, keys) -> rows.add(new Row(says, String.join("; ", keys))));
        return new DrugGuidanceView(
                drug.name(),
                drug.drug().value(),
                drug.genes().stream().map(GeneSymbol::value).collect(Collectors.joining(" and ")),
                drug.unsourced(day).orElse(""),
                drug.unsourced(day).isPresent() ? List.of() : rows);
    }

    @Override
    public int compareTo(DrugGuidanceView other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : rxcui.compareTo(other.rxcui);
    }

    /**
     * What rows say together.
     *
     * @param says what
     * @param results the results for which they say it
     */
    public record Row(Says says, String results) {}

    /**
     * What one row says.
     *
     * @param population for whom
     * @param action what to do
     * @param strength how strongly
     * @param source the guideline
     * @param checked when it was compared last
     */
    public record Says(String population, String action, String strength, String source, String checked) {
        static Says of(GuidanceRow whole) {
            Guidance row = whole.guidance();
            return new Says(
                    row.population().replace('-', ' '),
                    actions(whole),
                    Words.strength(row.strength()),
                    row.source().source(),
                    CitationView.of(row.source()).checked());
        }

        private static String actions(GuidanceRow row) {
            GuidanceDetail detail = row.detail();
            return detail == null
                    ? Words.action(row.guidance().action())
                    : detail.advice().stream()
                            .map(one -> Words.action(one.action()) + one.details())
                            .collect(Collectors.joining(". "));
        }
    }
}
