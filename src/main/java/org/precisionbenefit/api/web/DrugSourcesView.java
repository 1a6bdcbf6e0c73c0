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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.LabelCheck;
import org.precisionbenefit.evidence.label.ConditionWords;
import org.precisionbenefit.evidence.label.DrugLabel;
import org.precisionbenefit.evidence.label.Jurisdiction;
import org.precisionbenefit.evidence.label.LabelRow;
import org.precisionbenefit.evidence.label.TestNeed;
import org.precisionbenefit.evidence.tumour.DrugMarkers;
import org.precisionbenefit.evidence.tumour.EligibilityRow;
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
        List<LabelLine> label,
        List<LabelLine> markers) {
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
                List<LabelLine> lines = label.map(one -> lines(one, gene, day)).orElse(List.of());
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
            List<LabelLine> lines = lines(label, gene, day);
            boolean shown = drugs.values().stream().anyMatch(one -> one.anchor().equals(anchor));
            if (!lines.isEmpty() && !shown) {
                List<LabelLine> markers = drug == null ? List.of() : markers(drug, knowledge, day);
                drugs.put(label.name(), new DrugSourcesView(label.name(), anchor, null, lines, markers));
            }
        }
        return drugs.values().stream()
                .sorted(Comparator.comparing(DrugSourcesView::name))
                .toList();
    }

    private static List<LabelLine> lines(DrugLabel label, GeneSymbol gene, LocalDate day) {
        List<LabelLine> lines = new ArrayList<>();
        for (Dated<TestNeed> row : label.testsOn(day)) {
            if (names(row.value().gene(), gene)) {
                lines.add(LabelLine.test(row));
            }
        }
        for (Dated<LabelRow> row : label.rulesOn(day)) {
            if (ConditionWords.of(row.value().when()).lines().anyMatch(words -> names(words, gene))) {
                lines.add(LabelLine.rule(row));
            }
        }
        return lines;
    }

    /** Whether words name the gene or one of its alleles, and not one whose symbol only begins like it. */
    private static boolean names(String words, GeneSymbol gene) {
        return words.matches(".*(?<![A-Z0-9-])" + gene.value() + "(?![A-Z0-9-]).*");
    }

    private static List<LabelLine> markers(RxCui drug, KnowledgeRelease knowledge, LocalDate day) {
        return knowledge.tumours().files().stream()
                .filter(file -> file.drug().equals(drug))
                .flatMap(file -> rows(file, day).stream())
                .map(LabelLine::marker)
                .toList();
    }

    private static List<Dated<EligibilityRow>> rows(DrugMarkers file, LocalDate day) {
        return file.rows().values().stream()
                .flatMap(dated -> Dated.on(day, dated).stream())
                .toList();
    }

    /**
     * What one row of a label says.
     *
     * @param when on what it depends
     * @param says what it says
     * @param checked whether it was compared with the label
     * @param since since when it holds
     * @param source where it says so
     */
    public record LabelLine(String when, String says, String checked, String since, CitationView source) {
        static LabelLine rule(Dated<LabelRow> row) {
            return new LabelLine(
                    ConditionWords.of(row.value().when()),
                    row.value().actions().stream().map(LabelView::action).collect(Collectors.joining(". "))
                            + of(row.value().jurisdiction()),
                    checked(row.value().check()),
                    row.holds().start().toString(),
                    CitationView.of(row.source()));
        }

        static LabelLine test(Dated<TestNeed> row) {
            return new LabelLine(
                    ConditionWords.of(row.value().when()),
                    "Test of " + row.value().gene() + " "
                            + Words.plain(row.value().need()) + of(row.value().jurisdiction()),
                    "",
                    row.holds().start().toString(),
                    CitationView.of(row.source()));
        }

        static LabelLine marker(Dated<EligibilityRow> row) {
            return new LabelLine(
                    String.join(", ", row.value().tumours()),
                    row.value().name().replace('-', ' '),
                    checked(row.value().check()),
                    row.holds().start().toString(),
                    CitationView.of(row.source()));
        }

        private static String checked(LabelCheck check) {
            return check.verified() ? "compared with the label of " + check.revision() : "not compared with the label";
        }

        private static String of(Jurisdiction jurisdiction) {
            return jurisdiction == Jurisdiction.US ? "" : " (" + jurisdiction.name() + ")";
        }
    }
}
