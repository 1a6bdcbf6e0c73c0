package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.precisionbenefit.evidence.AgeWords;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.label.ConditionWords;
import org.precisionbenefit.evidence.label.Jurisdiction;
import org.precisionbenefit.evidence.label.LabelRow;
import org.precisionbenefit.evidence.label.TestNeed;
import org.precisionbenefit.evidence.tumour.DrugGroup;
import org.precisionbenefit.evidence.tumour.EligibilityRow;
import org.precisionbenefit.evidence.tumour.Therapy;

/**
 * One row of what a label says of genes or tumour markers.
 *
 * @param name the row's name
 * @param when on what it depends
 * @param says what it says, or how the drug is given
 * @param unchecked what the label asks besides and nobody here checks
 * @param since the day since which it holds
 * @param checked whether it was compared with the label
 * @param source where it says so
 */
public record LabelRowView(
        String name,
        String when,
        String says,
        List<String> unchecked,
        String since,
        String checked,
        CitationView source) {
    public LabelRowView {
        unchecked = List.copyOf(unchecked);
    }

    static LabelRowView marker(Dated<EligibilityRow> dated) {
        EligibilityRow row = dated.value();
        String except = row.exceptTumours().isEmpty() ? "" : ", not " + String.join(", ", row.exceptTumours());
        return new LabelRowView(
                row.name(),
                String.join(", ", row.tumours()) + except + ": " + row.rule().words(),
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
            words.add(therapy.regimens().stream().map(LabelRowView::regimen).collect(Collectors.joining(" or ")));
        }
        if (therapy.fromMonths() != null) {
            words.add("from an age of " + AgeWords.of(therapy.fromMonths()));
        }
        return String.join(", ", words);
    }

    private static String regimen(List<DrugGroup> regimen) {
        return regimen.isEmpty()
                ? "alone"
                : "with " + regimen.stream().map(DrugGroup::name).collect(Collectors.joining(" and "));
    }

    static LabelRowView rule(Dated<LabelRow> dated) {
        LabelRow row = dated.value();
        return new LabelRowView(
                row.name(),
                ConditionWords.of(row.when()),
                row.actions().stream().map(LabelView::action).collect(Collectors.joining(". "))
                        + of(row.jurisdiction()),
                row.unchecked(),
                dated.holds().start().toString(),
                TumourView.checked(row.check().verified(), row.check().revision()),
                CitationView.of(dated.source()));
    }

    static LabelRowView test(Dated<TestNeed> dated) {
        TestNeed need = dated.value();
        return new LabelRowView(
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
