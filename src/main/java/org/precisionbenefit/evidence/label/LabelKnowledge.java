package org.precisionbenefit.evidence.label;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.label.LabelAnswer.Holds;
import org.precisionbenefit.terminology.RxCui;

/** What labels say of genes, asked by drug. It never changes once loaded. */
public final class LabelKnowledge {
    /** A release that holds no labels. */
    public static final LabelKnowledge NONE = new LabelKnowledge(List.of());

    private final SortedMap<String, DrugLabel> byName = new TreeMap<>();

    /**
     * Builds it.
     *
     * @param labels the labels, no drug twice
     */
    public LabelKnowledge(List<DrugLabel> labels) {
        for (DrugLabel label : labels) {
            if (byName.put(label.name(), label) != null) {
                throw new IllegalArgumentException("A drug must stand once.");
            }
        }
    }

    /** What stands about each drug, for pages that show it. */
    public List<DrugLabel> files() {
        return List.copyOf(byName.values());
    }

    /** What the label of a drug says, as it is kept and shown; empty when no file speaks about the drug on the day. */
    public Optional<LabelSays> says(RxCui drug, LabelQuestion question) {
        return judge(drug, question) instanceof LabelAnswer.Judged judged
                ? Optional.of(LabelSays.of(drug, judged))
                : Optional.empty();
    }

    /** Judges the label of a drug by ingredient. */
    public LabelAnswer judge(RxCui drug, LabelQuestion question) {
        return byName.values().stream()
                .filter(label -> drug.equals(label.drug()))
                .findFirst()
                .map(label -> judge(label.name(), question))
                .orElseGet(() -> new LabelAnswer.NotCovered(drug.value()));
    }

    /** Judges the label of a drug by the name that its file has. */
    public LabelAnswer judge(String drug, LabelQuestion question) {
        @Nullable DrugLabel label = byName.get(drug);
        if (label == null) {
            return new LabelAnswer.NotCovered(drug);
        }
        LocalDate day = question.asOf().date();
        ConditionJudge judge = new ConditionJudge(question);
        List<LabelAnswer.RuleAnswer> rules = new ArrayList<>();
        for (Dated<LabelRow> row : DrugLabel.on(day, label.rows())) {
            if (row.value().jurisdiction() == question.jurisdiction()) {
                Truth truth = judge.judge(row.value().when());
                rules.add(new LabelAnswer.RuleAnswer(row.value(), holds(truth), truth.missing(), row.source()));
            }
        }
        List<LabelAnswer.MissingTest> tests = tests(label, question, judge);
        return rules.isEmpty() && tests.isEmpty()
                ? new LabelAnswer.NotCovered(drug)
                : new LabelAnswer.Judged(drug, rules, tests);
    }

    private static List<LabelAnswer.MissingTest> tests(DrugLabel label, LabelQuestion question, ConditionJudge judge) {
        List<LabelAnswer.MissingTest> tests = new ArrayList<>();
        for (Dated<TestNeed> row : DrugLabel.on(question.asOf().date(), label.tests())) {
            TestNeed need = row.value();
            boolean asked = need.jurisdiction() == question.jurisdiction()
                    && need.need() != TestNeed.Need.NOT_REQUIRED
                    && !judge.known(need.gene());
            if (asked) {
                Truth when = judge.judge(need.when());
                if (when.state() != Truth.State.NO) {
                    tests.add(new LabelAnswer.MissingTest(need, when.missing(), row.source()));
                }
            }
        }
        return tests;
    }

    private static Holds holds(Truth truth) {
        return switch (truth.state()) {
            case YES -> Holds.APPLIES;
            case NO -> Holds.DOES_NOT_APPLY;
            case UNKNOWN -> Holds.CANNOT_TELL;
        };
    }
}
