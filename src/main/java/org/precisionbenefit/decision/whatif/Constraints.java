package org.precisionbenefit.decision.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.whatif.Constraint.From;
import org.precisionbenefit.decision.whatif.Constraint.Weight;
import org.precisionbenefit.evidence.Action;
import org.precisionbenefit.evidence.Advice;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.evidence.Guidance;
import org.precisionbenefit.evidence.GuidanceAnswer;
import org.precisionbenefit.evidence.GuidanceDetail;
import org.precisionbenefit.evidence.label.LabelAction;
import org.precisionbenefit.evidence.label.LabelSays;
import org.precisionbenefit.evidence.label.TestNeed;
import org.precisionbenefit.evidence.tumour.TumourSays;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/** What guidelines and labels say of a drug for a member, the heaviest first. */
final class Constraints {
    private static final Comparator<Constraint> HEAVIEST =
            Comparator.comparing(Constraint::weight).reversed();

    private Constraints() {}

    static List<Constraint> of(Evidence evidence, RxCui drug) {
        List<Constraint> all = new ArrayList<>();
        guideline(evidence.about(drug), all);
        evidence.said().stream().filter(label -> drug.equals(label.drug())).forEach(label -> label(label, all));
        evidence.ofTumours().stream()
                .filter(tumour -> drug.equals(tumour.drug()))
                .forEach(tumour -> all.add(marker(tumour)));
        all.sort(HEAVIEST);
        return List.copyOf(all);
    }

    /** How much the heaviest counts; nothing said counts as what warns of nothing. */
    static Weight heaviest(List<Constraint> constraints) {
        return constraints.isEmpty() ? Weight.SAYS : constraints.get(0).weight();
    }

    private static void guideline(GuidanceAnswer answer, List<Constraint> into) {
        if (answer instanceof GuidanceAnswer.Given given) {
            Guidance row = given.guidance();
            into.add(new Constraint(
                    From.GUIDELINE,
                    weight(row.action()),
                    words(row, given.detail()) + " (" + plain(row.strength()) + ", " + row.population() + ")",
                    row.source()));
        } else if (answer instanceof GuidanceAnswer.CannotTell open) {
            into.add(new Constraint(From.GUIDELINE, Weight.OPEN, open.detail(), null));
        }
    }

    private static String words(Guidance row, @Nullable GuidanceDetail detail) {
        return detail == null
                ? row.gene() + " " + row.phenotype() + ": " + plain(row.action())
                : detail.advice().stream().map(Constraints::words).collect(Collectors.joining("; "));
    }

    private static String words(Advice advice) {
        return plain(advice.action()) + advice.details();
    }

    private static Weight weight(Action action) {
        return switch (action) {
            case AVOID -> Weight.AVOIDS;
            case ALTERNATIVE, TEST_FIRST -> Weight.WARNS;
            case STANDARD, MONITOR, START_DOSE, MAXIMUM_DOSE, DOSE_REDUCTION, DOSE_INCREASE, DOSE, NO_RECOMMENDATION ->
                Weight.SAYS;
        };
    }

    private static void label(LabelSays label, List<Constraint> into) {
        for (LabelSays.Rule rule : label.rules()) {
            String does = rule.actions().stream().map(Constraints::words).collect(Collectors.joining("; "));
            if (rule.applies()) {
                Weight heaviest = rule.actions().stream()
                        .map(action -> weight(action.effect()))
                        .max(Comparator.naturalOrder())
                        .orElse(Weight.SAYS);
                into.add(new Constraint(From.LABEL, heaviest, checked(does, rule.verified()), rule.source()));
            } else {
                into.add(new Constraint(
                        From.LABEL,
                        Weight.OPEN,
                        checked(
                                does + ": it cannot be told whether it applies without "
                                        + String.join(", ", rule.missing()),
                                rule.verified()),
                        rule.source()));
            }
        }
        for (LabelSays.Test test : label.tests()) {
            boolean first = test.need() == TestNeed.Need.REQUIRED && test.open().isEmpty();
            into.add(new Constraint(
                    From.LABEL,
                    first ? Weight.WARNS : Weight.OPEN,
                    "a test of " + test.gene() + " is " + plain(test.need()),
                    test.source()));
        }
    }

    private static String words(LabelAction action) {
        String figure = action.figure() == null ? "" : " " + action.figure().toPlainString() + " " + action.unit();
        return plain(action.effect()) + figure + (action.note().isEmpty() ? "" : ": " + action.note());
    }

    private static Weight weight(LabelAction.Effect effect) {
        return switch (effect) {
            case NOT_INDICATED, CONTRAINDICATED, AVOID -> Weight.AVOIDS;
            case ALTERNATIVE, TEST_FIRST -> Weight.WARNS;
            case INDICATED,
                    MAXIMUM_DOSE,
                    MAXIMUM_SINGLE_DOSE,
                    DOSE,
                    START_DOSE,
                    REDUCE,
                    SLOW_TITRATION,
                    MONITOR,
                    STANDARD,
                    INFORMATION -> Weight.SAYS;
        };
    }

    private static Constraint marker(TumourSays tumour) {
        TumourSays.Row best = tumour.best();
        Weight weight =
                switch (best.outcome()) {
                    case ELIGIBLE -> Weight.SAYS;
                    case NOT_ELIGIBLE -> Weight.AVOIDS;
                    case MISSING, STALE, CONFLICTING -> Weight.OPEN;
                };
        return new Constraint(
                From.MARKER,
                weight,
                checked(plain(best.outcome()) + " by its markers: the label asks for " + best.asks(), best.verified()),
                best.source());
    }

    private static String checked(String words, boolean verified) {
        return verified ? words : words + " (not compared with the label yet)";
    }

    private static String plain(Enum<?> word) {
        return LetterCase.lower(word.name()).replace('_', ' ');
    }
}
