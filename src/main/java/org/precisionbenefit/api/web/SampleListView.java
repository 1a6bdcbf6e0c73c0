package org.precisionbenefit.api.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.docket.Sample;
import org.precisionbenefit.casework.docket.SampleOrder;

/**
 * The latest samples, and the form that draws another.
 *
 * @param samples the latest first
 * @param form what is to be drawn from
 * @param values the other fields as they were sent
 * @param choices what there is to choose
 * @param refusal what is wrong with what was sent, or null
 */
public record SampleListView(
        List<Row> samples,
        FilterView form,
        ReviewPageView.Fields values,
        Choices choices,
        @Nullable RefusalView refusal) {
    public SampleListView {
        samples = List.copyOf(samples);
    }

    /**
     * A sample in a line.
     *
     * @param id its id
     * @param at when it was drawn
     * @param by by whom
     * @param from from what
     * @param method how
     * @param items how many items
     */
    public record Row(String id, String at, String by, String from, String method, int items) {
        static Row of(Sample sample) {
            return new Row(
                    sample.id().toString(),
                    Words.minute(sample.at()),
                    sample.by().value(),
                    (sample.plan() == null ? "all plans" : String.valueOf(sample.plan())) + ", "
                            + SampleView.from(sample.drawn().order().from()),
                    SampleView.method(sample.drawn().order()),
                    sample.drawn().lines());
        }
    }

    /**
     * What there is to choose.
     *
     * @param strata by what strata can be made
     * @param rules which lines alone can be drawn
     */
    public record Choices(List<FilterView.Choice> strata, List<FilterView.Choice> rules) {
        /** All of it. */
        static final Choices ALL = new Choices(
                SampleOrder.STRATA.stream()
                        .map(stratum -> new FilterView.Choice(stratum.name(), DocketWords.dimension(stratum)))
                        .toList(),
                Arrays.stream(SampleOrder.Rule.values())
                        .map(rule -> new FilterView.Choice(rule.name(), DocketWords.rule(rule)))
                        .toList());

        public Choices {
            strata = List.copyOf(strata);
            rules = List.copyOf(rules);
        }
    }
}
