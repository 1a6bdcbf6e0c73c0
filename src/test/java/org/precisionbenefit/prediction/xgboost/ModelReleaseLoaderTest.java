package org.precisionbenefit.prediction.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.precisionbenefit.prediction.Requests.DAY;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.prediction.Contribution;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.Requests;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

class ModelReleaseLoaderTest {
    private static final String MACE = "mace-clopidogrel";
    private static final String BLEEDING = "major-bleeding-p2y12";
    private static final String MODEL = MACE + "/model.json";
    private static final String MANIFEST = MACE + "/manifest.json";

    private static SourceFiles bundled() {
        return ThinModels.release(ModelStage.SHADOW);
    }

    private static ModelRelease load(SourceFiles files) {
        return new ModelReleaseLoader().load(files);
    }

    private static Requests complete() {
        return Requests.acuteCoronarySyndrome()
                .phenotype("Poor Metabolizer")
                .lab("98979-8", "54", "mL/min/{1.73_m2}", DAY.minusDays(10))
                .lab("718-7", "11.8", "g/dL", DAY.minusDays(10))
                .lab("39156-5", "27.4", "kg/m2", DAY.minusDays(10))
                .condition("E11.9", DAY.minusYears(3));
    }

    /** What a clone holds: every model that is trained serves, and says nothing of drugs that it was not made for. */
    @Test
    void packed_models_of_every_class_serve() {
        ModelRelease packed = load(BundledModels.release(ModelStage.SHADOW));
        assertThat(packed.refusals()).isEmpty();
        assertThat(packed.facts()).hasSize(9);
        assertThat(packed.predict(complete().build()))
                .filteredOn(each -> each.outcome() instanceof Forecast.Scored)
                .extracting(Forecast::model)
                .containsExactly(MACE, BLEEDING);
    }

    @Test
    void thin_models_serve_and_are_sorted() {
        ModelRelease release = load(bundled());
        assertThat(release.refusals()).isEmpty();
        List<Forecast> forecasts = release.predict(complete().build());
        assertThat(forecasts).extracting(Forecast::model).containsExactly(MACE, BLEEDING);
        assertThat(forecasts).allSatisfy(each -> {
            assertThat(each.outcome()).isInstanceOf(Forecast.Scored.class);
            assertThat(each.stage()).isEqualTo(ModelStage.SHADOW);
        });
    }

    @Test
    void poor_metabolizer_scores_higher_than_normal() {
        assertThat(probability("Poor Metabolizer")).isGreaterThan(probability("Intermediate Metabolizer"));
        assertThat(probability("Intermediate Metabolizer")).isGreaterThan(probability("Normal Metabolizer"));
    }

    private static double probability(String phenotype) {
        Requests request = Requests.acuteCoronarySyndrome().phenotype(phenotype);
        Forecast forecast = load(bundled()).predict(request.build()).get(0);
        return Double.parseDouble(((Forecast.Scored) forecast.outcome()).probability());
    }

    @Test
    void stage_is_in_the_files_and_changes_the_digest() {
        SourceFiles shown = ThinModels.release(ModelStage.DEMONSTRATION);
        ModelRelease demonstration = load(shown);
        ModelRelease shadow = load(bundled());
        assertThat(demonstration.predict(complete().build()))
                .extracting(Forecast::stage)
                .containsOnly(ModelStage.DEMONSTRATION);
        assertThat(demonstration.digest()).isEqualTo(shown.digest()).isNotEqualTo(shadow.digest());
        assertThat(load(shown).predict(complete().build()))
                .isEqualTo(demonstration.predict(complete().build()));
    }

    @Test
    void model_that_does_not_allow_demonstration_stays_in_shadow() {
        SourceFiles files = changed(
                ThinModels.release(ModelStage.DEMONSTRATION),
                MANIFEST,
                text -> text.replace("\"demonstration_allowed\" : true", "\"demonstration_allowed\" : false"));
        assertThat(load(files).predict(complete().build()))
                .extracting(Forecast::stage)
                .containsExactly(ModelStage.SHADOW, ModelStage.DEMONSTRATION);
    }

    @Test
    void release_without_stage_is_a_fault() {
        assertThatThrownBy(() -> load(bundled().where(path -> !path.equals("stage.txt"))))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("shadow or the word demonstration");
    }

    @ParameterizedTest
    @CsvSource({
        "model.json, must have the digest",
        "manifest.json, must hold the field",
    })
    void altered_or_emptied_file_refuses_that_model_alone(String file, String why) {
        SourceFiles files =
                changed(bundled(), MACE + "/" + file, text -> file.startsWith("model") ? text.replace("3", "4") : "{}");
        assertRefused(files, why);
    }

    @Test
    void missing_file_or_whole_model_is_unavailable() {
        assertRefused(bundled().where(path -> !path.equals(MODEL)), "model.json: The file must be there");
        assertRefused(bundled().where(path -> !path.equals(MANIFEST)), "manifest.json: The file must be there");
        SourceFiles without = bundled().where(path -> !path.startsWith(MACE));
        assertRefused(without, "manifest.json: The file must be there");
        assertThat(load(without).predict(complete().build()).get(0).modelDigest())
                .isEqualTo(Digest.of(""));
    }

    @Test
    void model_that_the_manifest_accepts_but_is_not_sane_is_refused() {
        assertRefused(resigned(text -> text.replace("binary:logistic", "rank:pairwise")), "objective binary:logistic");
        assertRefused(resigned(text -> text.replace("\"gbtree\"", "\"dart\"")), "booster gbtree");
        assertRefused(
                resigned(text -> text.replaceFirst("\"left_children\":\\[1,", "\"left_children\":[0,")),
                "cycle or a knot");
        assertRefused(
                resigned(text -> text.replaceFirst("\"left_children\":\\[1,", "\"left_children\":[999,")),
                "must be one of its");
        assertRefused(
                resigned(text -> text.replaceFirst("\"split_indices\":\\[[0-9]+,", "\"split_indices\":[70,")),
                "must be one of the model's 7");
        assertRefused(resigned(text -> text.replaceFirst("\"split_type\":\\[0,", "\"split_type\":[1,")), "categories");
        assertRefused(
                resigned(text ->
                        text.replaceFirst("\"num_feature\":\"7\",\"num_target", "\"num_feature\":\"9\",\"num_target")),
                "as many features");
        assertRefused(
                resigned(text -> text.replaceFirst("\"base_score\":\"[^\"]+\"", "\"base_score\":\"1.5E0\"")),
                "between 0 and 1");
        assertRefused(resigned(text -> text.substring(0, text.length() / 2)), "one JSON document");
        assertRefused(resigned(text -> "{\"learner\":1}"), "must hold the field");
    }

    @Test
    void features_in_other_order_or_number_refused() {
        assertRefused(
                resigned(text -> text.replace("\"diabetes\",\"egfr\"", "\"egfr\",\"diabetes\"")), "in the same order");
        assertRefused(
                changed(bundled(), MANIFEST, text -> text.replace("\"name\" : \"egfr\"", "\"name\" : \"gfr\"")),
                "in the same order");
    }

    @Test
    void manifest_of_other_schema_or_id_refused() {
        assertRefused(
                changed(bundled(), MANIFEST, text -> text.replace("\"schema_version\" : 1", "\"schema_version\" : 3")),
                "the schema this engine reads");
        assertRefused(
                changed(bundled(), MANIFEST, text -> text.replace("\"id\" : \"mace", "\"id\" : \"face")),
                "must be its folder's name");
        assertRefused(
                changed(bundled(), MANIFEST, text -> text.replace("\"member-age\"", "\"member-sex\"")),
                "kind that is known");
        assertRefused(
                changed(bundled(), MANIFEST, text -> text.replaceFirst("\\{", "{\"not_four\" : [],")),
                "must not hold the field not_four");
    }

    @Test
    void too_much_missing_out_of_range_and_other_drug_abstain() {
        ModelRelease release = load(bundled());
        assertWhy(release, Requests.acuteCoronarySyndrome(), Forecast.Why.TOO_MUCH_MISSING);
        assertWhy(release, complete().born(DAY.minusYears(20)), Forecast.Why.OUT_OF_RANGE);
        assertWhy(release, complete().requesting("1191"), Forecast.Why.NOT_APPLICABLE);
        assertWhy(release, Requests.bare().phenotype("Poor Metabolizer"), Forecast.Why.NOT_APPLICABLE);
    }

    private static void assertWhy(ModelRelease release, Requests request, Forecast.Why why) {
        assertThat(release.predict(request.build()))
                .allSatisfy(each ->
                        assertThat(((Forecast.Abstained) each.outcome()).why()).isEqualTo(why))
                .allSatisfy(each -> assertThat(release.explain(each)).isEmpty());
    }

    @Test
    void explanation_comes_from_the_record_and_adds_up() {
        ModelRelease release = load(bundled());
        for (Forecast forecast : release.predict(complete().build())) {
            List<Contribution> contributions = load(bundled()).explain(forecast);
            assertThat(contributions.get(0).feature()).isEqualTo("(base)");
            assertThat(contributions).hasSize(forecast.features().size() + 1);
            double sum = contributions.stream()
                    .mapToDouble(each -> Double.parseDouble(each.value()))
                    .sum();
            float margin = Float.intBitsToFloat(((Forecast.Scored) forecast.outcome()).marginBits());
            assertThat(sum).isCloseTo(margin, org.assertj.core.api.Assertions.within(1e-4));
            List<Double> sizes = contributions.stream()
                    .skip(1)
                    .map(each -> Math.abs(Double.parseDouble(each.value())))
                    .toList();
            assertThat(sizes).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        }
    }

    @Test
    void explanation_by_another_release_refused() {
        Forecast forecast = load(bundled()).predict(complete().build()).get(0);
        ModelRelease other = load(changed(bundled(), MANIFEST, text -> text + "\n"));
        assertThatThrownBy(() -> other.explain(forecast)).hasMessageContaining("the release that made it");
    }

    @Test
    void forecasts_do_not_depend_on_locale() {
        List<Forecast> before = load(bundled()).predict(complete().build());
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(load(bundled()).predict(complete().build())).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static void assertRefused(SourceFiles files, String why) {
        ModelRelease release = load(files);
        assertThat(release.refusals()).hasSize(1);
        assertThat(release.refusals().get(0)).contains("(" + MACE + ")").contains(why);
        List<Forecast> forecasts = release.predict(complete().build());
        assertThat(forecasts).extracting(Forecast::model).containsExactly(MACE, BLEEDING);
        assertThat(((Forecast.Abstained) forecasts.get(0).outcome()).why()).isEqualTo(Forecast.Why.UNAVAILABLE);
        assertThat(release.explain(forecasts.get(0))).isEmpty();
        assertThat(forecasts.get(1).outcome()).isInstanceOf(Forecast.Scored.class);
    }

    /** A changed model file whose digest the manifest accepts. */
    private static SourceFiles resigned(UnaryOperator<String> change) {
        String before = bundled().find(MODEL).orElseThrow().text();
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        return changed(
                changed(bundled(), MODEL, text -> after),
                MANIFEST,
                text -> text.replace(Digest.of(before).hex(), Digest.of(after).hex()));
    }

    private static SourceFiles changed(SourceFiles files, String path, UnaryOperator<String> change) {
        List<SourceFile> all = new ArrayList<>();
        for (SourceFile file : files.files()) {
            all.add(file.path().equals(path) ? new SourceFile(path, change.apply(file.text())) : file);
        }
        return new SourceFiles(all);
    }
}
