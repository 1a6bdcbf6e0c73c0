package org.precisionbenefit.prediction.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.precisionbenefit.prediction.Requests.DAY;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.prediction.Certainty;
import org.precisionbenefit.prediction.Contrast;
import org.precisionbenefit.prediction.Contribution;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.Requests;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFiles;

/** A model whose manifest says how sure it is. */
class SureModelTest {
    private static final String MANIFEST = SureModels.ID + "/manifest.json";

    private static ModelRelease load(SureModels models) {
        return load(models.release(ModelStage.SHADOW));
    }

    private static ModelRelease load(SourceFiles files) {
        return new ModelReleaseLoader().load(files);
    }

    private static Requests complete() {
        return Requests.acuteCoronarySyndrome()
                .phenotype("Poor Metabolizer")
                .lab("98979-8", "54", "mL/min/{1.73_m2}", DAY.minusDays(10))
                .condition("E11.9", DAY.minusYears(3));
    }

    private static Forecast only(ModelRelease release, Requests request) {
        assertThat(release.refusals()).isEmpty();
        List<Forecast> forecasts = release.predict(request.build());
        assertThat(forecasts).hasSize(1);
        return forecasts.get(0);
    }

    private static Forecast.Scored scored(Forecast forecast) {
        return (Forecast.Scored) forecast.outcome();
    }

    private static Forecast.Why why(Forecast forecast) {
        return ((Forecast.Abstained) forecast.outcome()).why();
    }

    @Test
    void score_says_how_sure_it_is() {
        Forecast.Scored scored = scored(only(load(SureModels.made()), complete()));
        Certainty sure = scored.certainty();
        double calibrated = 1 / (1 + Math.exp(-(0.05 + 1.1 * scored.margin())));
        assertThat(Double.parseDouble(scored.probability())).isCloseTo(calibrated, within(1e-6));
        assertThat(sure.memberBits()).hasSize(4);
        double low = Double.parseDouble(sure.interval().low());
        double high = Double.parseDouble(sure.interval().high());
        assertThat(calibrated).isBetween(low, high);
        double[] apart = new double[4];
        double squares = 0;
        for (int i = 0; i < 4; i++) {
            apart[i] = 1.1 * (Float.intBitsToFloat(sure.memberBits().get(i)) - scored.margin());
            squares += apart[i] * apart[i];
        }
        double half = 2.776445 * Math.sqrt(squares / 4);
        assertThat(high).isCloseTo(1 / (1 + Math.exp(-(0.05 + 1.1 * scored.margin() + half))), within(2e-6));
        assertThat(sure.group().group()).isEqualTo("all");
        assertThat(sure.group().members()).isEqualTo(4000);
        assertThat(sure.holds()).isEqualTo(Certainty.Holds.BOTH);
    }

    @Test
    void base_rate_is_that_of_the_age_band_where_there_is_one() {
        ModelRelease release = load(SureModels.made());
        assertThat(scored(only(release, complete().born(DAY.minusYears(50)))).certainty().group().group())
                .isEqualTo("under-65");
        assertThat(scored(only(release, complete().born(DAY.minusYears(70)))).certainty().group().group())
                .isEqualTo("all");
    }

    @ParameterizedTest
    @CsvSource({"0.95, 0.3, BOTH", "0.5, 0.3, NO_EVENT", "0.95, 0.01, EVENT", "0.1, 0.01, BOTH"})
    void conformal_answer_follows_its_bounds(String event, String none, Certainty.Holds holds) {
        assertThat(scored(only(load(SureModels.made().bounds(event, none)), complete())).certainty().holds())
                .isEqualTo(holds);
    }

    @Test
    void drug_without_bounds_cannot_be_told() {
        Forecast.Scored scored = scored(only(load(SureModels.made().bounds("0.1", "0.3")), complete().requesting("1116632")));
        assertThat(scored.certainty().holds()).isEqualTo(Certainty.Holds.BOTH);
    }

    @Test
    void every_reason_to_abstain_is_told_apart() {
        ModelRelease release = load(SureModels.made());
        assertThat(why(only(release, Requests.acuteCoronarySyndrome().lab("718-7", "1", "g/dL", DAY))))
                .isEqualTo(Forecast.Why.TOO_MUCH_MISSING);
        assertThat(why(only(release, complete().born(DAY.minusYears(20))))).isEqualTo(Forecast.Why.OUT_OF_RANGE);
        assertThat(why(only(load(SureModels.made().widest("0.01")), complete()))).isEqualTo(Forecast.Why.TOO_WIDE);
        assertThat(why(only(load(SureModels.made().ages("70", "95")), complete().born(DAY.minusYears(60)))))
                .isEqualTo(Forecast.Why.OUT_OF_SUPPORT);
        // Prasugrel may be asked about, and stands in no row of the support.
        assertThat(why(only(release, complete().requesting("613391")))).isEqualTo(Forecast.Why.OUT_OF_SUPPORT);
        assertThat(why(only(release, Requests.bare().phenotype("Poor Metabolizer"))))
                .isEqualTo(Forecast.Why.NOT_APPLICABLE);
    }

    @Test
    void what_was_measured_too_long_ago_is_stale_and_not_missing() {
        SourceFiles files = SureModels.changed(
                SureModels.made().release(ModelStage.SHADOW),
                MANIFEST,
                text -> text.replaceFirst("(?s)(\"name\" : \"egfr\".*?\"required\" : )false", "$1true"));
        Requests old = Requests.acuteCoronarySyndrome()
                .phenotype("Poor Metabolizer")
                .lab("98979-8", "54", "mL/min/{1.73_m2}", DAY.minusDays(366));
        assertThat(why(only(load(files), old))).isEqualTo(Forecast.Why.STALE);
        Requests none = Requests.acuteCoronarySyndrome().phenotype("Poor Metabolizer");
        assertThat(why(only(load(files), none))).isEqualTo(Forecast.Why.TOO_MUCH_MISSING);
    }

    @Test
    void phenotype_that_the_model_never_saw_is_missing_and_no_number() {
        assertThat(why(only(load(SureModels.made()), Requests.acuteCoronarySyndrome().phenotype("Sideways Metabolizer"))))
                .isEqualTo(Forecast.Why.TOO_MUCH_MISSING);
    }

    @Test
    void model_leaves_no_trace_where_another_drug_is_asked_for() {
        assertThat(load(SureModels.made()).predict(complete().requesting("1191").build()))
                .isEmpty();
    }

    @Test
    void contrast_compares_two_therapies_by_the_same_members() {
        // A step at 65 makes two ages stand for two therapies: what is compared are two scores of one model.
        ModelRelease release = load(SureModels.made());
        Forecast one = only(release, complete());
        Forecast other = only(
                release,
                Requests.acuteCoronarySyndrome()
                        .phenotype("Normal Metabolizer")
                        .lab("98979-8", "90", "mL/min/{1.73_m2}", DAY.minusDays(10)));
        Contrast contrast = release.contrast(one, other).orElseThrow();
        double apart = Double.parseDouble(scored(one).probability())
                - Double.parseDouble(scored(other).probability());
        assertThat(Double.parseDouble(contrast.difference())).isCloseTo(apart, within(2e-6));
        double low = Double.parseDouble(contrast.interval().low());
        double high = Double.parseDouble(contrast.interval().high());
        assertThat(apart).isBetween(low, high);
        assertThat(contrast.isSupported()).isEqualTo(low > 0 || high < 0);
        Contrast same = release.contrast(one, one).orElseThrow();
        assertThat(same.difference()).isEqualTo("0.000000");
        assertThat(same.isSupported()).isFalse();
        Forecast none = only(release, Requests.acuteCoronarySyndrome());
        assertThat(release.contrast(one, none)).isEmpty();
    }

    @Test
    void supposing_a_missing_feature_is_what_the_fact_would_have_given() {
        ModelRelease release = load(SureModels.made());
        Requests unknown = Requests.acuteCoronarySyndrome();
        Forecast missing = only(release, unknown);
        Forecast supposed =
                release.supposing(unknown.build(), missing, Map.of("cyp2c19_no_function_alleles", 2f));
        assertThat(supposed)
                .isEqualTo(only(release, Requests.acuteCoronarySyndrome().phenotype("Poor Metabolizer")));
        assertThat(release.supposing(unknown.build(), missing, Map.of())).isEqualTo(missing);
    }

    @Test
    void challenger_is_recorded_and_stays_in_shadow_whatever_the_stage() {
        for (ModelStage stage : ModelStage.values()) {
            List<Forecast> forecasts = load(SureModels.made().evaluatedOn("P").challenged(stage))
                    .predict(complete().build());
            assertThat(forecasts).extracting(Forecast::model).containsExactly(SureModels.CHALLENGER, SureModels.ID);
            assertThat(forecasts.get(0).stage()).isEqualTo(ModelStage.SHADOW);
            assertThat(forecasts.get(0).challenges()).isEqualTo(SureModels.ID);
            assertThat(forecasts.get(0).speaksToPolicy()).isFalse();
            assertThat(forecasts.get(0).outcome()).isEqualTo(forecasts.get(1).outcome());
            assertThat(forecasts.get(1).stage()).isEqualTo(stage);
        }
        SourceFiles lost = SureModels.changed(
                SureModels.made().challenged(ModelStage.SHADOW), "models.txt", text -> text.replace("s mace", "s face"));
        assertThatThrownBy(() -> load(lost))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("must stand in the list");
    }

    @Test
    void released_is_only_what_was_evaluated_on_a_plans_own_outcomes() {
        ModelRelease own = load(SureModels.made().evaluatedOn("P").release(ModelStage.RELEASED));
        assertThat(own.facts().get(0).stage()).isEqualTo(ModelStage.RELEASED);
        assertThat(own.isEvaluatedOn(SureModels.ID, "P")).isTrue();
        assertThat(own.isEvaluatedOn(SureModels.ID, "Q")).isFalse();
        ModelRelease invented = load(SureModels.made().release(ModelStage.RELEASED));
        assertThat(invented.facts().get(0).stage()).isEqualTo(ModelStage.SHADOW);
        assertThat(invented.isEvaluatedOn(SureModels.ID, "P")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kind\": \"platt\"|\"kind\": \"step\"|must be platt",
                "\"slope\": 1.1|\"slope\": -1|finite slope above zero",
                "\"widest\": 0.25|\"widest\": 2|must lie above 0",
                "\"kind\": \"trees\"|\"kind\": \"logistic\"|must be of the kind",
                "\"kind\": \"invented\"|\"kind\": \"own_outcomes\"|must name the plan",
                "\"kind\": \"invented\"|\"kind\": \"guessed\"|must be one of invented, own_outcomes, published",
                "\"speaks_of\": \"requested\"|\"speaks_of\": \"asked\"|must be an RxNorm ingredient",
                "\"file\": \"member-2.json\"|\"file\": \"../member-2.json\"|must be model.json, or member-2.json",
                "\"file\": \"member-2.json\"|\"file\": \"member-9.json\"|The file must be there",
                "\"outcome\": \"event\"|\"outcome\": \"perhaps\"|must be event or none",
                "\"learned_on\"|\"learnt_on\"|must not hold the field learnt_on",
            })
    void mistake_of_a_manifest_is_named(String right, String wrong, String said) {
        SourceFiles files = SureModels.changed(
                SureModels.made().release(ModelStage.SHADOW),
                MANIFEST,
                text -> text.replaceFirst(java.util.regex.Pattern.quote(right), wrong));
        assertThat(load(files).refusals()).singleElement().asString().contains(said);
    }

    @Test
    void manifest_for_another_model_is_refused() {
        SourceFiles one = SureModels.made().challenged(ModelStage.SHADOW);
        SourceFiles swapped = SureModels.changed(
                one, SureModels.CHALLENGER + "/manifest.json", text -> one.find(MANIFEST)
                        .orElseThrow()
                        .text());
        assertThat(load(swapped).refusals())
                .singleElement()
                .asString()
                .contains("The id (mace-clopidogrel) of a manifest must be its folder's name");
    }

    @Test
    void contributions_add_up_to_the_margin_of_the_member_that_is_shown() {
        ModelRelease release = load(SureModels.made());
        Forecast forecast = only(release, complete());
        double sum = release.explain(forecast).stream()
                .map(Contribution::value)
                .mapToDouble(Double::parseDouble)
                .sum();
        assertThat(sum).isCloseTo(scored(forecast).margin(), within(1e-5));
    }
}
