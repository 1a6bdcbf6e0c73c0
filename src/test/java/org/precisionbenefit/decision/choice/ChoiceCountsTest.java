package org.precisionbenefit.decision.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.OptedOut;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.prediction.metrics.Shares;

/** The report on members who chose not to be scored counts what decisions say, and tells of nobody. */
class ChoiceCountsTest {
    private static final DecisionEngine ENGINE = RealReleases.engine(RealReleases.noModels(), new ReferenceEvaluator());
    private static final List<DecisionInputs> INPUTS = VariedInputs.of(160, 20261130);

    private static ChoiceReport report(int optedOut) {
        ChoiceCounts counts = new ChoiceCounts();
        IntStream.range(0, INPUTS.size())
                .mapToObj(i -> i < optedOut ? OptedOut.of(INPUTS.get(i)) : INPUTS.get(i))
                .map(ENGINE::decide)
                .forEach(counts::add);
        return counts.report();
    }

    @Test
    void shares_are_those_of_the_decisions() {
        ChoiceReport report = report(60);
        long waits = 0;
        long items = 0;
        for (DecisionInputs inputs : INPUTS.subList(0, 60)) {
            DecisionRecord record = ENGINE.decide(inputs);
            items += record.items().size();
            waits += record.items().stream()
                    .filter(item -> item.outcome().determination() instanceof Pended)
                    .count();
        }
        ChoiceReport.Group out = report.groups().get(0);
        assertThat(out.scored()).isFalse();
        assertThat(out.items()).isEqualTo(items);
        assertThat(out.waits()).isEqualTo(waits);
        assertThat(out.share()).isEqualTo(Shares.wilson((int) waits, (int) items));
        assertThat(report.difference().value())
                .isCloseTo(out.share().value() - report.groups().get(1).share().value(), within(1e-12));
        assertThat(report.difference().holds(report.difference().value())).isTrue();
        assertThat(report.decisions()).isEqualTo(INPUTS.size());
    }

    @Test
    void few_members_are_told_of_by_no_figure() {
        ChoiceReport report = report(3);
        assertThat(report.groups().get(0)).isEqualTo(new ChoiceReport.Group(false, null, null, null, null));
        assertThat(report.difference()).isNull();
    }
}
