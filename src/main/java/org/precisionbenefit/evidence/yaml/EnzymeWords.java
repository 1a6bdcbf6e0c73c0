package org.precisionbenefit.evidence.yaml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.EnzymeTable;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads the parts {@code names} and {@code forgotten_after} of an enzyme file. */
final class EnzymeWords {
    /** What held where files said nothing yet: kept releases are read as they were. */
    private static final SortedMap<String, List<String>> NAMES_BEFORE =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.of("CYP3A5", List.of("CYP3A", "CYP3A4"))));

    private static final int DAYS_BEFORE = 365;

    private final Fields file;
    private final GeneSymbol gene;
    private final Citation source;

    EnzymeWords(Fields file, GeneSymbol gene, Citation source) {
        this.file = file;
        this.gene = gene;
        this.source = source;
    }

    EnzymeTable.Words read(Problems problems) {
        SortedMap<String, List<Dated<String>>> names = new TreeMap<>();
        for (Authored item : file.items("names")) {
            problems.run(() -> name(item, names));
        }
        List<Dated<Integer>> days = new ArrayList<>();
        for (Authored item : file.items("forgotten_after")) {
            problems.run(() -> days(item, days));
        }
        if (!file.has("names")) {
            NAMES_BEFORE
                    .getOrDefault(gene.value(), List.of(gene.value()))
                    .forEach(name -> names.put(name, List.of(before(name))));
        }
        return new EnzymeTable.Words(names, file.has("forgotten_after") ? days : List.of(before(DAYS_BEFORE)));
    }

    private void name(Authored item, SortedMap<String, List<Dated<String>>> names) {
        Fields row = Fields.of(item, "a name of enzyme " + gene, Sourced.datedNames("name"));
        String name = row.text("name");
        new DatedList<>("name " + name + " of enzyme " + gene, names.computeIfAbsent(name, any -> new ArrayList<>()))
                .add(row, new Dated<>(Sourced.period(row), Sourced.citation(row, source), name));
    }

    private void days(Authored item, List<Dated<Integer>> days) {
        Fields row = Fields.of(item, "the forgotten_after of enzyme " + gene, Sourced.datedNames("days"));
        new DatedList<>("forgotten_after of enzyme " + gene, days)
                .add(
                        row,
                        new Dated<>(
                                Sourced.period(row), Sourced.citation(row, source), row.positiveCount("days", "days")));
    }

    private <T> Dated<T> before(T value) {
        return new Dated<>(new Period(LocalDate.EPOCH, null), source, value);
    }
}
