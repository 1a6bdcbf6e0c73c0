package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.docket.Dimension;
import org.precisionbenefit.casework.docket.DocketQuery;
import org.precisionbenefit.casework.docket.Finding;
import org.precisionbenefit.casework.docket.Sample;
import org.precisionbenefit.casework.docket.SampleOrder;

/**
 * A sample with what was found on it.
 *
 * @param id its id
 * @param head when, by whom and how it was drawn, each with its name
 * @param strata how many items there were in each stratum, each with its name; empty where there are none
 * @param lines its items with what was found on each
 * @param verdicts what can be found
 * @param refusal what is wrong with what was sent, or null
 */
public record SampleView(
        String id,
        List<OutcomeView.Detail> head,
        List<OutcomeView.Detail> strata,
        List<SampledView> lines,
        List<FilterView.Choice> verdicts,
        @Nullable RefusalView refusal) {
    public SampleView {
        head = List.copyOf(head);
        strata = List.copyOf(strata);
        lines = List.copyOf(lines);
        verdicts = List.copyOf(verdicts);
    }

    /**
     * An item of the sample.
     *
     * @param line as it stood when it was drawn
     * @param findings what was found on it
     */
    public record SampledView(LineView line, List<StoryView.FindingView> findings) {
        public SampledView {
            findings = List.copyOf(findings);
        }
    }

    static SampleView of(Sample sample, List<Finding> findings, @Nullable RefusalView refusal) {
        SampleOrder order = sample.drawn().order();
        Dimension stratum = order.stratum();
        return new SampleView(
                sample.id().toString(),
                head(sample, findings),
                stratum == null ? List.of() : strata(sample.drawn().strata(), stratum),
                sample.lines().stream()
                        .map(line -> new SampledView(
                                LineView.of(line, sample.at()),
                                findings.stream()
                                        .filter(finding -> finding.of().equals(line.of()))
                                        .map(StoryView.FindingView::of)
                                        .toList()))
                        .toList(),
                Arrays.stream(Finding.Verdict.values())
                        .map(verdict -> new FilterView.Choice(verdict.name(), DocketWords.verdict(verdict)))
                        .toList(),
                refusal);
    }

    private static List<OutcomeView.Detail> head(Sample sample, List<Finding> findings) {
        SampleOrder order = sample.drawn().order();
        List<OutcomeView.Detail> head = new ArrayList<>();
        head.add(detail("Drawn at", Words.minute(sample.at())));
        head.add(detail("Drawn by", sample.by().value()));
        head.add(detail("Plan", sample.plan() == null ? "all plans" : String.valueOf(sample.plan())));
        head.add(detail("From", from(order.from())));
        head.add(detail("Seed", Long.toString(order.seed())));
        head.add(detail("Method", method(order)));
        head.add(detail("Drawn from", sample.drawn().population() + " items"));
        head.add(detail("Drawn", sample.drawn().lines() + " items"));
        long looked = sample.lines().stream()
                .filter(line ->
                        findings.stream().anyMatch(finding -> finding.of().equals(line.of())))
                .count();
        head.add(detail("With a finding", looked + " items"));
        return head;
    }

    /** How it was drawn, in words. */
    static String method(SampleOrder order) {
        Dimension stratum = order.stratum();
        SampleOrder.Rule rule = order.rule();
        return order.size()
                + (stratum == null ? " at random" : " at random of each " + Words.plain(stratum))
                + (rule == null ? "" : ", only what was " + DocketWords.rule(rule));
    }

    /** Which lines it was drawn from, in words. */
    static String from(DocketQuery query) {
        StringBuilder words = new StringBuilder(Words.days(query.days()));
        query.words().forEach((dimension, word) -> words.append(", ")
                .append(Words.plain(dimension))
                .append(" holds ")
                .append(word));
        if (query.state() != null) {
            words.append(", ").append(Mark.of(query.state()).word());
        }
        if (query.waitsLonger() != null) {
            words.append(", waits for longer than ")
                    .append(query.waitsLonger().toHours())
                    .append(" h");
        }
        return words.toString();
    }

    private static List<OutcomeView.Detail> strata(Map<String, Long> strata, Dimension stratum) {
        return strata.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> detail(DocketWords.value(stratum, each.getKey()), each.getValue() + " items"))
                .toList();
    }

    private static OutcomeView.Detail detail(String name, String value) {
        return new OutcomeView.Detail(name, value);
    }
}
