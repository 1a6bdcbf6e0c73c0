package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelMode;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.SureModels;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;
import org.precisionbenefit.policy.yaml.RulesFolder;

/** What a plan's row lets a released model do, and what no row can. */
class ModelModesTest {
    private static final String PLAN = "DEMO-COMMERCIAL";
    private static final List<DecisionInputs> INPUTS = VariedInputs.of(300, 20261129).stream()
            .filter(inputs -> inputs.request().plan().value().equals(PLAN))
            .toList();
    private static final List<List<Automatic>> BARE = answers(engine(RealReleases.noModels(), ""));
    private static final List<List<Automatic>> HELPED =
            answers(engine(models(ModelStage.DEMONSTRATION, SureModels.made()), ""));

    private static ModelRelease models(ModelStage stage, SureModels models) {
        return RealReleases.models(models.release(stage));
    }

    private static DecisionEngine engine(ModelRelease models, String mode) {
        List<SourceFile> rules = new ArrayList<>(RulesFolder.files().files());
        if (!mode.isEmpty()) {
            rules.add(new SourceFile(
                    "laws/models.csv",
                    "plan,model,mode,since,until,source,locator,last_checked\n" + PLAN + "," + SureModels.ID + ","
                            + mode + ",2020-01-01,,minutes,3,2026-01-01\n"));
        }
        return RealReleases.engine(
                new SourceFiles(rules), RealReleases.formularyFiles(), models, new ReferenceEvaluator());
    }

    private static List<List<Automatic>> answers(DecisionEngine engine) {
        return INPUTS.stream()
                .map(inputs -> engine.decide(inputs).items().stream()
                        .map(item -> item.outcome().determination())
                        .toList())
                .toList();
    }

    private static List<Forecast> forecasts(DecisionEngine engine) {
        return INPUTS.stream()
                .flatMap(inputs -> engine.decide(inputs).items().stream())
                .flatMap(item -> item.forecasts().stream())
                .toList();
    }

    private static Set<ModelMode> modes(List<Forecast> forecasts) {
        return forecasts.stream().map(Forecast::mode).collect(Collectors.toSet());
    }

    @Test
    void score_helps_some_request_so_that_modes_can_be_told_apart() {
        assertThat(HELPED).isNotEqualTo(BARE);
    }

    @ParameterizedTest
    @EnumSource(ModelMode.class)
    void released_model_does_what_the_row_says(ModelMode mode) {
        DecisionEngine engine = engine(
                models(ModelStage.RELEASED, SureModels.made().evaluatedOn(PLAN)),
                mode.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        List<Forecast> forecasts = forecasts(engine);
        assertThat(answers(engine)).isEqualTo(mode == ModelMode.APPROVAL_SUPPORT ? HELPED : BARE);
        if (mode == ModelMode.OFF) {
            assertThat(forecasts).isEmpty();
        } else {
            assertThat(modes(forecasts)).containsExactly(mode);
            assertThat(forecasts).allMatch(one -> one.isShown() == (mode != ModelMode.SHADOW));
        }
    }

    @Test
    void without_a_row_it_stays_in_shadow() {
        DecisionEngine engine = engine(models(ModelStage.RELEASED, SureModels.made().evaluatedOn(PLAN)), "");
        assertThat(modes(forecasts(engine))).containsExactly(ModelMode.SHADOW);
        assertThat(answers(engine)).isEqualTo(BARE);
    }

    @Test
    void evaluated_on_another_plan_it_stays_in_shadow_whatever_the_row_says() {
        DecisionEngine engine =
                engine(models(ModelStage.RELEASED, SureModels.made().evaluatedOn("OTHER")), "approval support");
        assertThat(modes(forecasts(engine))).containsExactly(ModelMode.SHADOW);
        assertThat(answers(engine)).isEqualTo(BARE);
    }

    @Test
    void learned_from_invented_members_it_stays_in_shadow_whatever_the_row_says() {
        DecisionEngine engine = engine(models(ModelStage.RELEASED, SureModels.made()), "approval support");
        assertThat(forecasts(engine)).isNotEmpty().allMatch(one -> one.stage() == ModelStage.SHADOW && !one.isShown());
        assertThat(answers(engine)).isEqualTo(BARE);
    }

    @Test
    void challenger_is_recorded_beside_its_champion_and_changes_nothing() {
        SureModels own = SureModels.made().evaluatedOn(PLAN);
        DecisionEngine both = engine(RealReleases.models(own.challenged(ModelStage.RELEASED)), "approval support");
        assertThat(forecasts(both))
                .extracting(Forecast::model)
                .contains(SureModels.ID, SureModels.CHALLENGER);
        assertThat(answers(both)).isEqualTo(HELPED);
    }

    @Test
    void shadow_is_out_of_sight_until_everything_is_answered() {
        DecisionEngine shadow = engine(models(ModelStage.SHADOW, SureModels.made()), "");
        DecisionEngine assisting =
                engine(models(ModelStage.RELEASED, SureModels.made().evaluatedOn(PLAN)), "assist");
        int waiting = 0;
        for (DecisionInputs inputs : INPUTS) {
            DecisionRecord record = shadow.decide(inputs);
            boolean waits = record.items().stream()
                    .anyMatch(item -> item.outcome().determination() instanceof Pended);
            boolean scored = record.items().stream()
                    .anyMatch(item -> !item.forecasts().isEmpty());
            if (waits && scored) {
                waiting++;
                Set<Integer> all = record.items().stream()
                        .map(ItemDecision::sequence)
                        .collect(Collectors.toSet());
                assertThat(record.shown().items())
                        .allMatch(item -> item.forecasts().isEmpty());
                assertThat(record.shown(all)).isSameAs(record);
                DecisionRecord assisted = assisting.decide(inputs);
                if (assisted.showsScores()) {
                    assertThat(assisted.shown()).isSameAs(assisted);
                }
            }
        }
        assertThat(waiting).isGreaterThan(10);
    }
}
