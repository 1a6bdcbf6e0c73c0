package org.precisionbenefit.api.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.Question;
import org.precisionbenefit.decision.whatif.Constraint;
import org.precisionbenefit.decision.whatif.Effect;
import org.precisionbenefit.decision.whatif.OrderChange;
import org.precisionbenefit.decision.whatif.TherapyRow;
import org.precisionbenefit.decision.whatif.WhatIf;
import org.precisionbenefit.prediction.Certainty;
import org.precisionbenefit.prediction.Contrast;
import org.precisionbenefit.prediction.ModelFacts.Predicted;
import org.precisionbenefit.terminology.RxCui;

/**
 * Therapies side by side as a person reads them; text only, and nothing that names the member.
 *
 * @param day the day
 * @param notice what every reader must know first
 * @param demonstration why it decides nobody's care, a sentence each
 * @param rows the therapies in order
 * @param changes which facts would change the order
 * @param limits how far was looked
 */
public record WhatIfView(
        String day,
        String notice,
        List<String> demonstration,
        List<RowView> rows,
        List<ChangeView> changes,
        List<String> limits) {
    public WhatIfView {
        Objects.requireNonNull(day, "day is null");
        Objects.requireNonNull(notice, "notice is null");
        demonstration = List.copyOf(demonstration);
        rows = List.copyOf(rows);
        changes = List.copyOf(changes);
        limits = List.copyOf(limits);
    }

    /**
     * One therapy.
     *
     * @param drug which one
     * @param answer what would be answered
     * @param effects what the models say
     * @param constraints what guidelines and labels say
     * @param cost what it costs
     */
    public record RowView(
            DrugView drug,
            AnswerView answer,
            List<EffectView> effects,
            List<ConstraintView> constraints,
            CostView cost) {
        public RowView {
            effects = List.copyOf(effects);
            constraints = List.copyOf(constraints);
        }

        /** The differences from the therapy that was asked for, in few words. */
        public List<String> differences() {
            return effects.stream()
                    .filter(effect -> !effect.difference().isEmpty())
                    .map(EffectView::difference)
                    .toList();
        }

        /** The heaviest that is said, or that nothing is. */
        public String heaviest() {
            return constraints.isEmpty() ? "nothing said" : constraints.get(0).weight();
        }
    }

    /**
     * Which therapy.
     *
     * @param name its name
     * @param item what would be asked for
     * @param asked whether it was asked for
     * @param place its place in the order, from 1
     */
    public record DrugView(String name, String item, boolean asked, int place) {}

    /**
     * What would be answered.
     *
     * @param mark where the answer leads
     * @param because why
     * @param questions what would be asked for
     */
    public record AnswerView(Mark mark, String because, List<String> questions) {
        public AnswerView {
            questions = List.copyOf(questions);
        }
    }

    /**
     * What one model says.
     *
     * @param title what it predicts
     * @param says the probability with its interval, or why there is no score
     * @param difference the difference from the therapy that was asked for with its interval, or empty
     * @param sure what stands beside it, a sentence each
     */
    public record EffectView(String title, String says, String difference, List<String> sure) {
        public EffectView {
            sure = List.copyOf(sure);
        }
    }

    /**
     * What a guideline or label says.
     *
     * @param from who says it
     * @param weight how it counts
     * @param words what is said
     * @param source where, or null
     */
    public record ConstraintView(
            String from,
            String weight,
            String words,
            @Nullable CitationView source) {}

    /**
     * What it costs.
     *
     * @param tier the tier, or empty
     * @param member what the member pays
     * @param plan what the plan pays
     * @param words for what
     */
    public record CostView(String tier, String member, String plan, String words) {}

    /**
     * One order that facts would lead to.
     *
     * @param order the drugs in that order
     * @param facts the facts, each of which alone would lead there
     */
    public record ChangeView(String order, List<String> facts) {
        public ChangeView {
            facts = List.copyOf(facts);
        }
    }

    static WhatIfView of(WhatIf compared) {
        List<RowView> rows = new ArrayList<>();
        for (TherapyRow row : compared.rows()) {
            rows.add(row(row, rows.size() + 1));
        }
        return new WhatIfView(
                compared.asOf().date().toString(),
                compared.notice(),
                compared.demonstration().stream().map(Words::demonstration).toList(),
                rows,
                changes(compared),
                compared.limits());
    }

    private static RowView row(TherapyRow row, int place) {
        TherapyRow.Therapy therapy = row.therapy();
        String amount = Words.amount(therapy.item().quantity(), therapy.item().daysSupply());
        return new RowView(
                new DrugView(
                        therapy.name(),
                        therapy.item().drugText().isEmpty()
                                ? amount
                                : therapy.item().drugText() + ", " + amount,
                        therapy.asked(),
                        place),
                new AnswerView(
                        CounterfactualsView.mark(row.answered().reached()),
                        row.answered().because(),
                        row.answered().questions().stream()
                                .map(Question::text)
                                .distinct()
                                .toList()),
                row.effects().stream().map(WhatIfView::effect).toList(),
                row.constraints().stream().map(WhatIfView::constraint).toList(),
                new CostView(
                        row.cost().tier() == null ? "" : row.cost().tier(),
                        dollars(row.cost().member()),
                        dollars(row.cost().plan()),
                        row.cost().words()));
    }

    private static String dollars(@Nullable BigDecimal amount) {
        return amount == null ? "not known" : "$" + amount.toPlainString();
    }

    private static ConstraintView constraint(Constraint constraint) {
        String from =
                switch (constraint.from()) {
                    case GUIDELINE -> "Guideline";
                    case LABEL -> "Label";
                    case MARKER -> "Label, by tumour markers";
                };
        String weight =
                switch (constraint.weight()) {
                    case SAYS -> "says";
                    case OPEN -> "cannot be told";
                    case WARNS -> "warns";
                    case AVOIDS -> "avoid";
                };
        return new ConstraintView(from, weight, constraint.words(), CitationView.ofNullable(constraint.source()));
    }

    private static EffectView effect(Effect effect) {
        Predicted predicted = effect.predicted();
        String title = predicted == null
                ? effect.model().isEmpty() ? "Models" : effect.model()
                : (predicted.kind() == Predicted.Kind.RESPONSE ? "Response: " : "Harm: ") + predicted.name();
        Effect.Estimate estimate = effect.estimate();
        if (estimate == null) {
            return new EffectView(
                    title,
                    effect.none() == null
                            ? ""
                            : Words.abstained(effect.none().why()) + ": "
                                    + effect.none().detail(),
                    "",
                    List.of());
        }
        return new EffectView(
                title,
                Words.percent(estimate.probability()) + within(estimate.certainty()),
                difference(effect),
                ScoreView.sure(estimate.certainty()));
    }

    private static String within(@Nullable Certainty certainty) {
        Certainty.Interval interval = certainty == null ? null : certainty.interval();
        return interval == null
                ? ""
                : " (" + Words.percent(interval.low()) + " to " + Words.percent(interval.high()) + ")";
    }

    private static String difference(Effect effect) {
        Contrast contrast = effect.contrast();
        if (contrast == null) {
            return "";
        }
        String kind = effect.predicted() != null && effect.predicted().kind() == Predicted.Kind.RESPONSE
                ? "response "
                : "harm ";
        return kind + points(contrast.difference()) + " points ("
                + points(contrast.interval().low()) + " to "
                + points(contrast.interval().high()) + ")"
                + (contrast.isSupported() ? "" : ", no difference that is supported");
    }

    /** Points of a hundred with a sign, so that more and less are told apart without colour. */
    private static String points(String difference) {
        BigDecimal points = new BigDecimal(difference).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        return points.signum() > 0
                ? "+" + points.toPlainString()
                : points.toPlainString().replace('-', '\u2212');
    }

    /** Facts that lead to the same order stand together. */
    private static List<ChangeView> changes(WhatIf compared) {
        Map<RxCui, String> names = new LinkedHashMap<>();
        compared.rows()
                .forEach(row -> names.put(row.therapy().drug(), row.therapy().name()));
        Map<String, List<String>> facts = new LinkedHashMap<>();
        for (OrderChange change : compared.changes()) {
            String order = String.join(
                    ", then ", change.order().stream().map(names::get).toList());
            facts.computeIfAbsent(order, any -> new ArrayList<>())
                    .add(change.would().isEmpty() ? change.fact() : change.fact() + " were " + change.would());
        }
        List<ChangeView> changes = new ArrayList<>();
        facts.forEach((order, all) -> changes.add(new ChangeView(order, all)));
        return changes;
    }
}
