package org.precisionbenefit.api.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.DrugGuidance;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.label.DrugLabel;
import org.precisionbenefit.evidence.tumour.DrugMarkers;

/**
 * What guideline and label say of one drug on a day: two sources, side by side, because they often differ.
 *
 * @param day the day
 * @param name the drug's name
 * @param path its name in the address of its page
 * @param brand the brand whose label it is, possibly empty
 * @param guideline what the guideline says by genes, or null when none speaks of the drug
 * @param markers rows on tumour markers
 * @param rules rules on genes, and tests of genes
 */
public record DrugLabelView(
        String day,
        String name,
        String path,
        String brand,
        @Nullable DrugGuidanceView guideline,
        List<LabelRowView> markers,
        List<LabelRowView> rules) {
    public DrugLabelView {
        markers = List.copyOf(markers);
        rules = List.copyOf(rules);
    }

    /** Empty when neither a guideline nor a label of a drug of such a name is there. */
    static Optional<DrugLabelView> of(KnowledgeRelease knowledge, String path, LocalDate day) {
        Optional<DrugMarkers> marked = knowledge.tumours().files().stream()
                .filter(drug -> LabelListView.path(drug.name()).equals(path))
                .findFirst();
        Optional<DrugLabel> labelled = knowledge.labels().files().stream()
                .filter(label -> LabelListView.path(label.name()).equals(path))
                .findFirst();
        Optional<DrugGuidance> guided = guidance(knowledge, path)
                .or(() -> labelled.flatMap(label -> Optional.ofNullable(label.drug()))
                        .flatMap(knowledge::guidance));
        Optional<String> name = marked.map(DrugMarkers::name)
                .or(() -> labelled.map(DrugLabel::name))
                .or(() -> guided.map(DrugGuidance::name));
        return name.map(known -> new DrugLabelView(
                day.toString(),
                known,
                path,
                marked.map(DrugMarkers::brand)
                        .or(() -> labelled.map(DrugLabel::brand))
                        .orElse(""),
                guided.map(guidance -> DrugGuidanceView.of(guidance, day)).orElse(null),
                marked.map(drug ->
                                drug.on(day).stream().map(LabelRowView::marker).toList())
                        .orElse(List.of()),
                labelled.map(label -> rules(label, day)).orElse(List.of())));
    }

    private static Optional<DrugGuidance> guidance(KnowledgeRelease knowledge, String path) {
        return knowledge.drugs().stream()
                .flatMap(drug -> knowledge.guidance(drug).stream())
                .filter(guidance -> LabelListView.path(guidance.name()).equals(path))
                .findFirst();
    }

    /** Whether both sources speak of the drug by genes. */
    public boolean bothSpeak() {
        return guideline != null && !rules.isEmpty();
    }

    private static List<LabelRowView> rules(DrugLabel label, LocalDate day) {
        List<LabelRowView> rows = new ArrayList<>();
        label.testsOn(day).forEach(test -> rows.add(LabelRowView.test(test)));
        label.rulesOn(day).forEach(rule -> rows.add(LabelRowView.rule(rule)));
        return rows;
    }
}
