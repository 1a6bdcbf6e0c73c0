package org.precisionbenefit.api.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.Reviewed;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Evaluation;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.prediction.Forecast;

/**
 * Two decisions beside each other.
 *
 * @param one the first
 * @param other the second
 * @param releases what differs in releases and in what surrounds the items
 * @param items what differs in each item
 */
public record ComparisonView(Head one, Head other, List<Row> releases, List<ItemRows> items) {
    private static final String NONE = "none";

    public ComparisonView {
        releases = List.copyOf(releases);
        items = List.copyOf(items);
    }

    /**
     * One of the two.
     *
     * @param id the decision
     * @param number the submitter's number
     * @param plan the plan
     * @param received when its request was received
     */
    public record Head(String id, String number, String plan, String received) {
        static Head of(CaseFile file) {
            return new Head(
                    file.record().inputs().id().value(),
                    file.record().inputs().request().identifier().value(),
                    file.record().inputs().request().plan().value(),
                    Words.minute(file.receivedAt()));
        }
    }

    /**
     * What differs in one thing.
     *
     * @param what the thing
     * @param one what the first says
     * @param other what the second says
     */
    public record Row(String what, String one, String other) {}

    /**
     * What differs in an item.
     *
     * @param sequence the item's number
     * @param answers in the answers
     * @param criteria in the criteria
     * @param facts in the facts
     * @param scores in the scores
     */
    public record ItemRows(int sequence, List<Row> answers, List<Row> criteria, List<Row> facts, List<Row> scores) {
        public ItemRows {
            answers = List.copyOf(answers);
            criteria = List.copyOf(criteria);
            facts = List.copyOf(facts);
            scores = List.copyOf(scores);
        }

        /** Whether nothing differs. */
        public boolean isSame() {
            return answers.isEmpty() && criteria.isEmpty() && facts.isEmpty() && scores.isEmpty();
        }
    }

    static ComparisonView of(CaseFile one, CaseFile other) {
        Set<Integer> sequences = new TreeSet<>();
        one.record().items().forEach(item -> sequences.add(item.sequence()));
        other.record().items().forEach(item -> sequences.add(item.sequence()));
        return new ComparisonView(
                Head.of(one),
                Head.of(other),
                differing(around(one), around(other)),
                sequences.stream().map(sequence -> item(sequence, one, other)).toList());
    }

    private static Map<String, String> around(CaseFile file) {
        DecisionRecord record = file.record();
        Map<String, String> said = new LinkedHashMap<>();
        said.put("Engine", record.releases().engine());
        said.put("Policies", record.releases().policy().hex());
        said.put("Formulary", record.releases().formulary().hex());
        said.put("Knowledge", record.releases().knowledge().hex());
        said.put("Models", record.releases().models().hex());
        said.put("Rules as of", record.inputs().asOf().date().toString());
        said.put("Plan", record.inputs().request().plan().value());
        said.put("Urgency", Words.plain(record.inputs().request().urgency()));
        said.put(
                "Law on scores",
                record.law() == null ? NONE : Words.plain(record.law().scores()));
        return said;
    }

    private static ItemRows item(int sequence, CaseFile one, CaseFile other) {
        ItemDecision first = shown(one, sequence);
        ItemDecision second = shown(other, sequence);
        return new ItemRows(
                sequence,
                differing(answer(one, first), answer(other, second)),
                differing(criteria(first), criteria(second)),
                differing(facts(first), facts(second)),
                differing(scores(first), scores(second)));
    }

    /** The item as whoever looks may see it now, without scores where a law hides them. */
    private static @Nullable ItemDecision shown(CaseFile file, int sequence) {
        return file.shown().item(sequence).orElse(null);
    }

    private static Map<String, String> answer(CaseFile file, @Nullable ItemDecision item) {
        Map<String, String> said = new LinkedHashMap<>();
        if (item == null) {
            return said;
        }
        said.put("Drug", DescribeDecision.drug(DescribeDecision.asked(file, item.sequence()), item.drug()));
        said.put(
                "Asked",
                Words.amount(
                        DescribeDecision.asked(file, item.sequence()).quantity(),
                        DescribeDecision.asked(file, item.sequence()).daysSupply()));
        said.put("The engine's answer", Mark.of(item.outcome().determination()).word());
        said.put("Why", item.outcome().determination().because());
        said.put(
                "Why it waits",
                item.outcome().determination() instanceof Pended pended ? Words.plain(pended.reason()) : NONE);
        said.put("Without scores", Mark.of(item.outcome().rulesOnly()).word());
        Reviewed review = file.review(item.sequence()).orElse(null);
        said.put(
                "A person's answer",
                review == null ? NONE : Mark.of(review.answer().reviewAction()).word());
        said.put("A person's words", review == null ? NONE : review.answer().because());
        Evaluation evaluation = item.evaluation();
        said.put("Policy", evaluation == null ? NONE : evaluation.policy().toString());
        return said;
    }

    private static Map<String, String> criteria(@Nullable ItemDecision item) {
        Map<String, String> said = new LinkedHashMap<>();
        Evaluation evaluation = item == null ? null : item.evaluation();
        if (evaluation != null) {
            for (Finding finding : evaluation.findings()) {
                said.put(finding.criterion().value(), finding(finding));
            }
        }
        return said;
    }

    /** What it came to and why; most reasons begin with the one. */
    private static String finding(Finding finding) {
        String word = Mark.of(finding.status()).word();
        return finding.because().startsWith(word) ? finding.because() : word + ": " + finding.because();
    }

    private static Map<String, String> facts(@Nullable ItemDecision item) {
        Map<String, String> said = new LinkedHashMap<>();
        Evaluation evaluation = item == null ? null : item.evaluation();
        if (evaluation != null) {
            Facts facts = evaluation.facts();
            for (Map.Entry<TermKey, TermValue> each : facts.values().entrySet()) {
                said.put(each.getKey().toString(), value(each.getValue()));
            }
        }
        return said;
    }

    private static String value(TermValue value) {
        if (value instanceof TermValue.Number number) {
            return Words.plain(number.value()) + ", " + Words.standing(number.standing());
        }
        if (value instanceof TermValue.Flag flag) {
            return (flag.value() ? "yes, " : "no, ") + Words.standing(flag.standing());
        }
        if (value instanceof TermValue.Words words) {
            return String.join(" or ", words.values()) + ", " + Words.standing(words.standing());
        }
        return "unknown: " + (value instanceof TermValue.Unknown unknown ? unknown.detail() : "");
    }

    private static Map<String, String> scores(@Nullable ItemDecision item) {
        Map<String, String> said = new LinkedHashMap<>();
        if (item != null) {
            for (Forecast forecast : item.forecasts()) {
                said.put(
                        forecast.model(),
                        forecast.outcome() instanceof Forecast.Scored scored
                                ? Words.percent(new BigDecimal(scored.probability()).toPlainString())
                                : "no score");
            }
        }
        return said;
    }

    private static List<Row> differing(Map<String, String> one, Map<String, String> other) {
        Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            String first = one.getOrDefault(name, "not there");
            String second = other.getOrDefault(name, "not there");
            if (!Objects.equals(first, second)) {
                rows.add(new Row(name, first, second));
            }
        }
        return rows;
    }
}
