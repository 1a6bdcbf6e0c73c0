package org.precisionbenefit.prediction.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.precisionbenefit.prediction.Requests.DAY;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.prediction.Requests;
import org.precisionbenefit.prediction.feature.FactView;
import org.precisionbenefit.prediction.feature.Feature;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

class FeatureCatalogueTest {
    private static final SourceFiles PACKED = BundledModels.protocols();
    private static final LocalDate TOMORROW = DAY.plusDays(1);

    private static SourceFiles with(String path, UnaryOperator<String> change) {
        String text = PACKED.find(path).orElseThrow().text();
        String changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        return PACKED.where(each -> !each.equals(path)).and(new SourceFiles(List.of(new SourceFile(path, changed))));
    }

    private static SourceFiles catalogue(String from, String to) {
        return with(FeatureCatalogue.FILE, text -> text.replace(from, to));
    }

    private static void train(SourceFiles protocols) {
        TrainModels.train(protocols, new TrainModels.Asked(List.of("major-bleeding-p2y12"), true));
    }

    private static List<JsonCursor> features() {
        return PACKED.where(path -> path.endsWith("/protocol.json")).files().stream()
                .flatMap(file -> JsonCursor.parse(file).at("features").items().stream())
                .toList();
    }

    @Test
    void every_feature_of_every_model_stands_in_the_catalogue_and_nothing_else_does() {
        FeatureCatalogue catalogue = FeatureCatalogue.read(PACKED);
        assertThat(features()).hasSizeGreaterThan(10).allSatisfy(catalogue::check);
        assertThat(catalogue.entries().keySet())
                .isEqualTo(new java.util.TreeSet<>(
                        features().stream().map(each -> each.at("name").text()).toList()));
    }

    @Test
    void what_stands_in_no_catalogue_is_not_trained() {
        assertThatThrownBy(() -> train(catalogue("\"name\": \"egfr\"", "\"name\": \"egfr_other\"")))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("protocol.json")
                .hasMessageContaining("learned by nobody");
        assertThatThrownBy(() -> train(catalogue("\"within_days\": 183", "\"within_days\": 184")))
                .hasMessageContaining("haemoglobin");
        assertThatThrownBy(() -> train(catalogue("\"unit\": \"kg/m2\"", "\"unit\": \"lb/in2\"")))
                .hasMessageContaining("bmi");
        assertThatThrownBy(() -> train(PACKED.where(path -> !path.equals(FeatureCatalogue.FILE))))
                .hasMessageContaining("must be there");
    }

    @Test
    void group_attributes_and_their_stand_ins_are_refused_by_name() {
        for (String name :
                List.of("race_black", "sex", "preferred_language", "zip_area", "disability", "state_medicaid")) {
            assertThatThrownBy(() ->
                            FeatureCatalogue.read(catalogue("\"name\": \"diabetes\"", "\"name\": \"" + name + "\"")))
                    .as(name)
                    .isInstanceOf(ConfigurationFault.class)
                    .hasMessageContaining("never an input");
        }
    }

    @Test
    void age_needs_its_reason_and_nothing_else_may_claim_one() {
        assertThatThrownBy(() -> FeatureCatalogue.read(catalogue("\"measures\": \"age\"", "\"measures\": \"race\"")))
                .hasMessageContaining("nothing else is let in");
        assertThatThrownBy(() -> FeatureCatalogue.read(catalogue("\"mitigation\"", "\"softening\"")))
                .hasMessageContaining("must not hold the field softening");
    }

    @Test
    void value_that_there_cannot_be_stops_the_training() {
        assertThatThrownBy(() -> train(catalogue("\"high\": 250", "\"high\": 100")))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("egfr")
                .hasMessageContaining("between 0.0 and 100.0");
    }

    /** Each feature is read once without and once with facts of tomorrow that would change it. */
    @Test
    void fact_from_the_future_changes_no_feature() {
        int changedToday = 0;
        for (JsonCursor each : features()) {
            Feature feature = FeatureReader.untrained(each);
            float without = feature.value(new FactView(Requests.bare().build()));
            float tomorrow = feature.value(new FactView(planted(TOMORROW).build()));
            float today = feature.value(new FactView(planted(DAY).build()));
            assertThat(Float.compare(tomorrow, without)).as(feature.name()).isZero();
            changedToday += Float.compare(today, without) != 0 ? 1 : 0;
        }
        // The same facts of today do change them: labs, conditions and drugs of every model.
        assertThat(changedToday).isGreaterThanOrEqualTo(20);
    }

    private static Requests planted(LocalDate day) {
        return Requests.bare()
                .lab("39156-5", "24", "kg/m2", day)
                .lab("718-7", "9", "g/dL", day)
                .lab("98979-8", "30", "mL/min/{1.73_m2}", day)
                .condition("E11.9", day)
                .condition("I10", day)
                .condition("I73.9", day)
                .condition("I63.9", day)
                .condition("Z86.73", day)
                .condition("F17.210", day)
                .condition("J44.9", day)
                .condition("Z92.21", day)
                .lab("1751-7", "3.1", "g/dL", day)
                .lab("94076-7", "12", "{mutations}/{megabase}", day)
                .takes("11289", day, MedicationFact.Outcome.TAKEN)
                .takes("8640", day, MedicationFact.Outcome.TAKEN)
                .takes("7804", day, MedicationFact.Outcome.TAKEN)
                .takes("9524", day, MedicationFact.Outcome.TAKEN)
                .takes("1094833", day, MedicationFact.Outcome.TAKEN)
                .takes("327361", day, MedicationFact.Outcome.TAKEN);
    }
}
