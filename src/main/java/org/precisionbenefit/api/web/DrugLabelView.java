package org.precisionbenefit.api.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.DrugGuidance;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.label.ConditionWords;
import org.precisionbenefit.evidence.label.DrugLabel;
import org.precisionbenefit.evidence.label.Jurisdiction;
import org.precisionbenefit.evidence.label.LabelRow;
import org.precisionbenefit.evidence.label.TestNeed;
import org.precisionbenefit.evidence.tumour.DrugGroup;
import org.precisionbenefit.evidence.tumour.DrugMarkers;
import org.precisionbenefit.evidence.tumour.EligibilityRow;
import org.precisionbenefit.evidence.tumour.Therapy;

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
        List<Row> markers,
        List<Row> rules) {
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
                marked.map(drug -> drug.on(day).stream().map(Row::marker).toList())
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

    private static List<Row> rules(DrugLabel label, LocalDate day) {
        List<Row> rows = new ArrayList<>();
        label.testsOn(day).forEach(test -> rows.add(Row.test(test)));
        label.rulesOn(day).forEach(rule -> rows.add(Row.rule(rule)));
        return rows;
    }

    /**
     * One row.
     *
     * @param name the row's name
     * @param when on what it depends
     * @param says what it says, or how the drug is given
     * @param unchecked what the label asks besides and nobody here checks
     * @param since the day since which it holds
     * @param checked whether it was compared with the label
     * @param source where it says so
     */
    public record Row(
            String name,
            String when,
            String says,
            List<String> unchecked,
            String since,
            String checked,
            CitationView source) {
        private static final int MONTHS_OF_A_YEAR = 12;

        public Row {
            unchecked = List.copyOf(unchecked);
        }

        static Row marker(Dated<EligibilityRow> dated) {
            EligibilityRow row = dated.value();
            String except = row.exceptTumours().isEmpty() ? "" : ", not " + String.join(", ", row.exceptTumours());
            return new Row(
                    row.name(),
                    String.join(", ", row.tumours()) + except + ": "
                            + row.rule().words(),
                    therapy(row.therapy()),
                    row.unchecked(),
                    dated.holds().start().toString(),
                    TumourView.checked(row.check().verified(), row.check().revision()),
                    CitationView.of(dated.source()));
        }

        private static String therapy(Therapy therapy) {
            List<String> words = new ArrayList<>();
            therapy.settings().forEach(setting -> words.add(Words.plain(setting)));
            if (therapy.fromLine() != null) {
                words.add("from line " + therapy.fromLine());
            }
            if (therapy.toLine() != null) {
                words.add("up to line " + therapy.toLine());
            }
            therapy.after().forEach(group -> words.add("after " + group.name()));
            if (!therapy.regimens().isEmpty()) {
                words.add(therapy.regimens().stream().map(Row::regimen).collect(Collectors.joining(" or ")));
            }
            if (therapy.fromMonths() != null) {
                words.add("from an age of " + age(therapy.fromMonths()));
            }
            return String.join(", ", words);
        }

        /** Labels bound the age of small children by months, and everybody else's by years. */
        private static String age(int months) {
            return months % MONTHS_OF_A_YEAR == 0 ? months / MONTHS_OF_A_YEAR + " years" : months + " months";
        }

        private static String regimen(List<DrugGroup> regimen) {
            return regimen.isEmpty()
                    ? "alone"
                    : "with " + regimen.stream().map(DrugGroup::name).collect(Collectors.joining(" and "));
        }

        static Row rule(Dated<LabelRow> dated) {
            LabelRow row = dated.value();
            return new Row(
                    row.name(),
                    ConditionWords.of(row.when()),
                    row.actions().stream().map(LabelView::action).collect(Collectors.joining(". "))
                            + of(row.jurisdiction()),
                    row.unchecked(),
                    dated.holds().start().toString(),
                    TumourView.checked(row.check().verified(), row.check().revision()),
                    CitationView.of(dated.source()));
        }

        static Row test(Dated<TestNeed> dated) {
            TestNeed need = dated.value();
            return new Row(
                    "test",
                    ConditionWords.of(need.when()),
                    "Test of " + need.gene() + " " + Words.plain(need.need()) + of(need.jurisdiction()),
                    need.unchecked().isEmpty() ? List.of() : List.of(need.unchecked()),
                    dated.holds().start().toString(),
                    "",
                    CitationView.of(dated.source()));
        }

        private static String of(Jurisdiction jurisdiction) {
            return jurisdiction == Jurisdiction.US ? "" : " (" + jurisdiction.name() + ")";
        }
    }
}
