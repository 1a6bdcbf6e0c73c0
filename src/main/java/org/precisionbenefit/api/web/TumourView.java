package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.evidence.tumour.EligibilityAnswer.Outcome;
import org.precisionbenefit.evidence.tumour.TumourSays;

/**
 * What one row of a label makes of the tumour's markers.
 *
 * @param drug the drug
 * @param asks the tumours that the row is for, and what it asks of markers
 * @param outcome whether the label gives the drug
 * @param reasons why, or what is missing
 * @param checked whether somebody compared it with the label
 * @param source where it says so
 * @param from the results that decide it
 */
public record TumourView(
        String drug,
        String asks,
        String outcome,
        List<String> reasons,
        String checked,
        CitationView source,
        List<FactView> from) {
    public TumourView {
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(asks, "asks is null");
        Objects.requireNonNull(outcome, "outcome is null");
        reasons = List.copyOf(reasons);
        Objects.requireNonNull(checked, "checked is null");
        Objects.requireNonNull(source, "source is null");
        from = List.copyOf(from);
    }

    /** Rows for other tumours or markers are left out where a nearer one is there; {@link #others} counts them. */
    static List<TumourView> of(Evidence evidence) {
        List<TumourView> views = new ArrayList<>();
        for (TumourSays says : evidence.ofTumours()) {
            shown(says).forEach(row -> views.add(of(says.name(), row)));
        }
        return views;
    }

    /** One sentence for each drug of which rows are left out. */
    static List<String> others(Evidence evidence) {
        List<String> sentences = new ArrayList<>();
        for (TumourSays says : evidence.ofTumours()) {
            List<TumourSays.Row> shown = shown(says);
            List<String> left = says.rows().stream()
                    .filter(row -> !shown.contains(row))
                    .map(TumourSays.Row::name)
                    .toList();
            if (!left.isEmpty()) {
                sentences.add(says.name() + ": of the label's other rows none fits (" + String.join(", ", left) + ").");
            }
        }
        return sentences;
    }

    private static List<TumourSays.Row> shown(TumourSays says) {
        if (says.best().outcome() == Outcome.NOT_ELIGIBLE) {
            return says.rows();
        }
        return says.rows().stream()
                .filter(row -> row.outcome() != Outcome.NOT_ELIGIBLE)
                .toList();
    }

    private static TumourView of(String drug, TumourSays.Row row) {
        return new TumourView(
                drug,
                String.join(", ", row.tumours()) + ": " + row.asks(),
                word(row.outcome()),
                row.reasons().stream()
                        .map(reason -> reason.what() + ": " + reason.detail())
                        .toList(),
                checked(row.verified(), row.revision()),
                CitationView.of(row.source()),
                FactView.of(row.by()));
    }

    static String checked(boolean verified, @Nullable String revision) {
        return verified ? "compared with the label of " + revision : "not compared with the label";
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case ELIGIBLE -> "Eligible";
            case CONFLICTING -> "Conflicting";
            case STALE -> "Stale";
            case MISSING -> "Missing";
            case NOT_ELIGIBLE -> "Not eligible";
        };
    }
}
