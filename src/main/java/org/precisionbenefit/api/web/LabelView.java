package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.evidence.label.Indication;
import org.precisionbenefit.evidence.label.LabelAction;
import org.precisionbenefit.evidence.label.LabelSays;

/**
 * What a label says of genes.
 *
 * @param drug the drug
 * @param says what it says, or which test it asks for
 * @param state whether that applies
 * @param checked whether somebody compared it with the label
 * @param source where it says so
 */
public record LabelView(String drug, String says, String state, String checked, CitationView source) {

    static List<LabelView> of(Evidence evidence) {
        List<LabelView> views = new ArrayList<>();
        for (LabelSays label : evidence.said()) {
            Indication indication = label.indication();
            if (indication != null) {
                views.add(indication(label.name(), indication));
            }
            label.rules().forEach(rule -> views.add(rule(label.name(), rule)));
            label.tests().forEach(test -> views.add(test(label.name(), test)));
        }
        return views;
    }

    private static LabelView indication(String drug, Indication indication) {
        String missing = String.join(", ", indication.missing());
        return new LabelView(
                drug,
                "Genotype of the indication (" + String.join(", ", indication.genes()) + ")",
                switch (indication.outcome()) {
                    case INDICATED -> "eligible";
                    case NOT_INDICATED -> "not eligible";
                    case MISSING -> "missing: " + missing;
                    case CONFLICTING -> missing.isEmpty() ? "conflicting" : "conflicting: " + missing;
                },
                indication.verified() ? "compared with the label" : "not compared with the label",
                CitationView.of(indication.source()));
    }

    private static LabelView rule(String drug, LabelSays.Rule rule) {
        return new LabelView(
                drug,
                rule.actions().stream().map(LabelView::action).collect(Collectors.joining(". ")),
                rule.applies() ? "applies" : "cannot be told without " + String.join(", ", rule.missing()),
                TumourView.checked(rule.verified(), rule.revision()),
                CitationView.of(rule.source()));
    }

    private static LabelView test(String drug, LabelSays.Test test) {
        return new LabelView(
                drug,
                "Test of " + test.gene() + " " + Words.plain(test.need()),
                test.open().isEmpty() ? "not sent" : "cannot be told without " + String.join(", ", test.open()),
                "",
                CitationView.of(test.source()));
    }

    static String action(LabelAction action) {
        String figure = action.figure() == null ? "" : " " + action.figure().toPlainString() + " " + action.unit();
        String note = action.note().isEmpty() ? "" : ": " + action.note();
        return Words.plain(action.effect()) + figure + note;
    }
}
