package org.precisionbenefit.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.outcome.BoundOutcome;
import org.precisionbenefit.audit.outcome.Outcome;
import org.precisionbenefit.audit.outcome.OutcomeStore;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelFacts;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.SureModels;

/** A model that no longer fits takes all models back where it is used, and is only told of where it is not. */
class ModelWatchTest {
    private static final int WINDOW = 40;

    private final List<String> back = new ArrayList<>();
    private final Outcomes outcomes = new Outcomes();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private static final class Outcomes implements OutcomeStore {
        private final List<Kept> kept = new ArrayList<>();

        @Override
        public int keep(List<Kept> more) {
            kept.addAll(more);
            return more.size();
        }

        @Override
        public List<Kept> all(VisiblePlans plans) {
            return kept;
        }

        @Override
        public long last() {
            return kept.size();
        }
    }

    private static ModelRelease release(ModelStage stage) {
        return RealReleases.models(SureModels.made().release(stage));
    }

    private ModelWatch watch(ModelRelease release) {
        return new ModelWatch(
                new Around(
                        release::facts,
                        model -> null,
                        why -> {
                            back.add(why);
                            return true;
                        },
                        WINDOW),
                outcomes,
                meters);
    }

    /** Decisions of which each has a score of the model, so many. */
    private static List<DecisionRecord> scored(ModelRelease release, int count) {
        DecisionEngine engine = RealReleases.engine(release, new ReferenceEvaluator());
        List<DecisionRecord> records = new ArrayList<>();
        for (DecisionInputs inputs : VariedInputs.of(count * 12, 5)) {
            DecisionRecord record = engine.decide(inputs);
            if (record.items().stream()
                    .flatMap(item -> item.forecasts().stream())
                    .anyMatch(forecast -> forecast.outcome() instanceof Forecast.Scored)) {
                records.add(record);
            }
        }
        assertThat(records).hasSizeGreaterThanOrEqualTo(count);
        return records.subList(0, count);
    }

    @Test
    void drift_of_a_used_model_takes_models_back_and_is_counted() {
        ModelRelease release = release(ModelStage.DEMONSTRATION);
        ModelWatch watch = watch(release);
        List<DecisionRecord> records = scored(release, 20);
        for (int i = 0; i < 2 * WINDOW; i++) {
            watch.note(records.get(i % records.size()));
        }
        watch.look();
        assertThat(back).isEmpty();
        // One and the same member again and again is another distribution than all of them.
        for (int i = 0; i < 2 * WINDOW; i++) {
            watch.note(records.get(3));
        }
        watch.look();
        assertThat(back).singleElement().asString().contains(SureModels.ID).contains("distribution");
        assertThat(meters.find("pa.model.drift").gauges()).isNotEmpty();
        assertThat(meters.find("pa.model.scores").tag("said", "score").counters())
                .isNotEmpty();
    }

    @Test
    void drift_of_a_model_in_shadow_takes_nothing_back() {
        ModelRelease release = release(ModelStage.SHADOW);
        ModelWatch watch = watch(release);
        List<DecisionRecord> records = scored(release, 20);
        for (int i = 0; i < 2 * WINDOW; i++) {
            watch.note(records.get(i % records.size()));
        }
        for (int i = 0; i < 2 * WINDOW; i++) {
            watch.note(records.get(3));
        }
        watch.look();
        assertThat(back).isEmpty();
    }

    @Test
    void outcomes_that_come_about_too_often_take_models_back() {
        ModelRelease release = release(ModelStage.DEMONSTRATION);
        ModelFacts facts = release.facts().get(0);
        ModelWatch watch = watch(release);
        report(facts, 30, 3);
        watch.look();
        assertThat(back).isEmpty();
        report(facts, 30, 25);
        watch.look();
        assertThat(back).singleElement().asString().contains("comes about more often");
        assertThat(meters.find("pa.model.calibration")
                        .tag("towards", "more")
                        .gauge()
                        .value())
                .isGreaterThan(4.5);
    }

    private void report(ModelFacts facts, int count, int happened) {
        for (int i = 0; i < count; i++) {
            outcomes.kept.add(new OutcomeStore.Kept(
                    new PlanId("P"),
                    new BoundOutcome(
                            new Outcome(
                                    new DecisionId("00000000-0000-4000-8000-%012d".formatted(outcomes.kept.size())),
                                    1,
                                    facts.id(),
                                    i % count < happened,
                                    LocalDate.of(2027, 1, 1),
                                    "claims"),
                            facts.digest(),
                            "0.100000")));
        }
    }
}
