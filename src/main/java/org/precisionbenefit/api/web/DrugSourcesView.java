package org.precisionbenefit.api.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.label.ConditionWords;
import org.precisionbenefit.evidence.label.DrugLabel;
import org.precisionbenefit.evidence.label.LabelRow;
import org.precisionbenefit.evidence.label.TestNeed;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * What guideline and label say about one drug by a gene, and which tumour markers its label asks for: side by side, because
 * they often differ.
 *
 * @param name the drug's name
 * @param anchor by which the page leads to it
 * @param guideline what the guideline says, or null when none looks at the gene
 * @param label what the label says where it names the gene
 * @param markers for which tumours the label asks for markers
 */
public record DrugSourcesView(
        String name,
        String anchor,
        @Nullable DrugGuidanceView guideline,
        List<LabelRowView> label,
        List<LabelRowView> markers) {
    public DrugSourcesView {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(anchor, "anchor is null");
        label = List.copyOf(label);
        markers = List.copyOf(markers);
    }

    /** The drug's name in the address of its page. */
    public String path() {
        return LabelListView.path(name);
    }

    /** What a reader of the page aloud calls the table of the guideline. */
    public String aboutGuideline() {
        return "Guideline on " + name;
    }

    /** What it calls the table of the label. */
    public String aboutLabel() {
        return "Label of " + name;
    }

    /** What it calls the table of tumour markers. */
    public String aboutMarkers() {
        return "Tumour markers for " + name;
    }

    /** Which of the sources speak, in words. */
    public String sources() {
        List<String> speak = new ArrayList<>();
        if (guideline != null) {
            speak.add("guideline by " + guideline.genes());
        }
        if (!label.isEmpty()) {
            speak.add("label");
        }
        if (!markers.isEmpty()) {
            speak.add("tumour markers");
        }
        return String.join(", ", speak);
    }

    /** Every drug of which a guideline or a label speaks by the gene, by name. */
    static List<DrugSourcesView> of(GeneSymbol gene, KnowledgeRelease knowledge, LocalDate day) {
        Map<String, DrugSourcesView> drugs = new TreeMap<>();
        for (RxCui drug : knowledge.drugs(new TreeSet<>(List.of(gene)))) {
            knowledge.guidance(drug).ifPresent(guidance -> {
                Optional<DrugLabel> label = knowledge.labels().files().stream()
                        .filter(one -> drug.equals(one.drug()))
                        .findFirst();
                List<LabelRowView> lines =
                        label.map(one -> lines(one, gene, day)).orElse(List.of());
                drugs.put(
                        guidance.name(),
                        new DrugSourcesView(
                                guidance.name(),
                                drug.value(),
                                DrugGuidanceView.of(guidance, day),
                                lines,
                                markers(drug, knowledge, day)));
            });
        }
        for (DrugLabel label : knowledge.labels().files()) {
            RxCui drug = label.drug();
            String anchor = drug == null ? "label-" + label.name().replace(' ', '-') : drug.value();
            List<LabelRowView> lines = lines(label, gene, day);
            boolean shown = drugs.values().stream().anyMatch(one -> one.anchor().equals(anchor));
            if (!lines.isEmpty() && !shown) {
                List<LabelRowView> markers = drug == null ? List.of() : markers(drug, knowledge, day);
                drugs.put(label.name(), new DrugSourcesView(label.name(), anchor, null, lines, markers));
            }
        }
        return drugs.values().stream()
                .sorted(Comparator.comparing(DrugSourcesView::name))
                .toList();
    }

    private static List<LabelRowView> lines(DrugLabel label, GeneSymbol gene, LocalDate day) {
        List<LabelRowView> lines = new ArrayList<>();
        for (Dated<TestNeed> row : label.testsOn(day)) {
            if (names(row.value().gene(), gene)) {
                lines.add(LabelRowView.test(row));
            }
        }
        for (Dated<LabelRow> row : label.rulesOn(day)) {
            if (ConditionWords.of(row.value().when()).lines().anyMatch(words -> names(words, gene))) {
                lines.add(LabelRowView.rule(row));
            }
        }
        return lines;
    }

    /** Whether words name the gene or one of its alleles, and not one whose symbol only begins like it. */
    private static boolean names(String words, GeneSymbol gene) {
        return words.matches(".*(?<![A-Z0-9-])" + gene.value() + "(?![A-Z0-9-]).*");
    }

    private static List<LabelRowView> markers(RxCui drug, KnowledgeRelease knowledge, LocalDate day) {
        return knowledge.tumours().files().stream()
                .filter(file -> file.drug().equals(drug))
                .flatMap(file -> file.on(day).stream())
                .map(LabelRowView::marker)
                .toList();
    }
}
