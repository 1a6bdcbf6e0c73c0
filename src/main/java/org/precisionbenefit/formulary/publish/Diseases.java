package org.precisionbenefit.formulary.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedItem;

/** The diseases for which alone drugs of a page are covered, asked for once for the page. */
record Diseases(SortedMap<String, List<String>> byDrug) {
    static Diseases of(EditionPages pages, Edition edition, String list, List<PublishedItem> rows) {
        SortedMap<String, List<String>> diseases = new TreeMap<>();
        SortedSet<String> codes = new TreeSet<>();
        rows.stream()
                .map(row -> row.drug().code().value())
                .filter(code -> !code.isEmpty())
                .forEach(codes::add);
        if (!codes.isEmpty()) {
            for (PublishedIndication one : pages.indications(edition, list, codes.first(), codes.last())) {
                diseases.computeIfAbsent(one.drug().toString(), any -> new ArrayList<>())
                        .add(one.disease());
            }
        }
        return new Diseases(diseases);
    }

    /** Those of a row; empty where its drug is covered for every disease. */
    List<String> of(PublishedItem row) {
        return byDrug.getOrDefault(row.drug().code().toString(), List.of());
    }
}
