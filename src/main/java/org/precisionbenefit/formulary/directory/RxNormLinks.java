package org.precisionbenefit.formulary.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.terminology.RxCui;

/**
 * What else an RxNorm release says of its concepts: {@code RXNREL.RRF} (first concept in cell 1, second in cell 5,
 * relation in cell 8, read "the second ... the first"; source in cell 11) and {@code RXNSAT.RRF} (concept in cell 1, name
 * of the attribute in cell 9, source in cell 10, value in cell 11).
 */
public final class RxNormLinks {
    private static final int RELATION_CELLS = 11;
    private static final int SECOND = 4;
    private static final int RELATION = 7;
    private static final int RELATION_SOURCE = 10;
    private static final int ATTRIBUTE_CELLS = 11;
    private static final int ATTRIBUTE = 8;
    private static final int ATTRIBUTE_SOURCE = 9;
    private static final int VALUE = 10;
    private static final String RXCUI = "[1-9][0-9]{0,7}";

    private final Map<String, SortedMap<RxCui, SortedSet<RxCui>>> relations = new TreeMap<>(Map.of(
            "consists_of", new TreeMap<>(),
            "has_ingredient", new TreeMap<>(),
            "has_ingredients", new TreeMap<>(),
            "form_of", new TreeMap<>(),
            "tradename_of", new TreeMap<>()));
    private final SortedMap<RxCui, SortedSet<String>> packages = new TreeMap<>();
    private final Map<String, RxCui> owners = new HashMap<>();
    private final ImportReport report;

    public RxNormLinks(ImportReport report) {
        this.report = Objects.requireNonNull(report, "report is null");
    }

    /** Reads the relations. */
    public void relations(String file, Iterator<String> lines) {
        Row.each(file, lines, '|', report, this::relation);
    }

    /** Reads the attributes, of which the package codes are kept. */
    public void attributes(String file, Iterator<String> lines) {
        Row.each(file, lines, '|', report, this::attribute);
    }

    private void relation(Row row) {
        if (row.cells().size() < RELATION_CELLS) {
            report.rejected(
                    row,
                    "the row must have 17 cells parted by |, not " + row.cells().size() + ".");
            return;
        }
        SortedMap<RxCui, SortedSet<RxCui>> kept = relations.get(row.cell(RELATION));
        if (kept == null || !row.cell(RELATION_SOURCE).equals("RXNORM")) {
            report.leftOut("another relation");
        } else if (!row.cell(0).matches(RXCUI) || !row.cell(SECOND).matches(RXCUI)) {
            report.leftOut("a relation between terms");
        } else {
            kept.computeIfAbsent(new RxCui(row.cell(SECOND)), any -> new TreeSet<>())
                    .add(new RxCui(row.cell(0)));
            report.accepted();
        }
    }

    private void attribute(Row row) {
        if (row.cells().size() < ATTRIBUTE_CELLS) {
            report.rejected(
                    row,
                    "the row must have 14 cells parted by |, not " + row.cells().size() + ".");
        } else if (!row.cell(ATTRIBUTE).equals("NDC")
                || !row.cell(ATTRIBUTE_SOURCE).equals("RXNORM")) {
            report.leftOut("another attribute");
        } else if (!row.cell(0).matches(RXCUI)) {
            report.rejected(row, "the concept must be one to eight digits.");
        } else {
            code(row);
        }
    }

    private void code(Row row) {
        PackageCode code = PackageCode.of(row.cell(VALUE));
        if (code.elevenDigits().isEmpty()) {
            report.rejected(row, "the package code " + code.why());
            return;
        }
        RxCui concept = new RxCui(row.cell(0));
        RxCui other = owners.putIfAbsent(code.elevenDigits(), concept);
        if (other != null) {
            report.rejected(
                    row, "the package " + code.elevenDigits() + " is the one of concept " + other + " already.");
            return;
        }
        packages.computeIfAbsent(concept, any -> new TreeSet<>()).add(code.elevenDigits());
        if (code.elevenDigits().equals(row.cell(VALUE))) {
            report.accepted();
        } else {
            report.repaired(row, "the package code was written as " + code.elevenDigits() + ".");
        }
    }

    /** The concepts that stand in this relation to the concept; none where nothing is said. */
    SortedSet<RxCui> of(RxCui concept, String relation) {
        return Objects.requireNonNull(relations.get(relation), relation).getOrDefault(concept, new TreeSet<>());
    }

    /** The ingredients of a product: of its own components, or of those of the product whose trade name it is. */
    SortedSet<RxCui> ingredients(RxCui product) {
        SortedSet<RxCui> found = new TreeSet<>();
        List<RxCui> from = new ArrayList<>(List.of(product));
        from.addAll(of(product, "tradename_of"));
        for (RxCui one : from) {
            of(one, "consists_of").forEach(component -> found.addAll(of(component, "has_ingredient")));
        }
        return found;
    }

    /** The package codes of a product, in order. */
    List<String> packages(RxCui product) {
        return List.copyOf(packages.getOrDefault(product, new TreeSet<>()));
    }
}
