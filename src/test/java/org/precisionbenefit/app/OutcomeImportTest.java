package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.cli.OutcomeDesk;
import org.precisionbenefit.audit.outcome.Outcome;
import org.precisionbenefit.audit.outcome.OutcomeStore;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.SureModels;

/** Outcomes are read line by line and bound to what was predicted. */
class OutcomeImportTest {
    private static final String ID = "00000000-0000-4000-8000-00000000000a";
    private static final String JSON = "{\"decision\": \"" + ID + "\", \"item\": 1, \"model\": \"mace-clopidogrel\","
            + " \"happened\": true, \"observed\": \"2027-01-31\", \"source\": \"claims\"}";
    private static final String CSV = OutcomeImport.HEAD + "\n" + ID + ",1,mace-clopidogrel,true,2027-01-31,claims\n";
    private static final Outcome READ =
            new Outcome(new DecisionId(ID), 1, "mace-clopidogrel", true, LocalDate.of(2027, 1, 31), "claims");

    private static List<Outcome> read(String text, boolean csv) throws IOException {
        return OutcomeImport.read(new BufferedReader(new StringReader(text)), csv);
    }

    @Test
    void both_forms_say_the_same() throws IOException {
        assertThat(read(JSON + "\n\n" + JSON, false)).containsExactly(READ, READ);
        assertThat(read(CSV, true)).containsExactly(READ);
        assertThat(read(CSV.replace("\n", "\r\n"), true)).containsExactly(READ);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"happened\": \"CANARY\"",
                "\"happened\": true, \"CANARY\": 1",
                "\"item\": 0, \"happened\": true",
                "\"happened\": true, \"observed\": \"2027-02-30\"",
            })
    void line_that_says_something_else_is_named_and_not_repeated(String wrong) {
        String text = JSON + "\n" + JSON.replace("\"happened\": true", wrong);
        assertThatThrownBy(() -> read(text, false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Line 2")
                .hasMessageNotContaining("CANARY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true,yes", "true,1,2", ",1,mace", "2027-01-31,31.01.2027"})
    void cell_that_says_something_else_is_named_and_not_repeated(String change) {
        String[] parts = change.split(",", 2);
        String text = CSV.replace(parts[0].isEmpty() ? ID : parts[0], parts[1] + "CANARY");
        assertThatThrownBy(() -> read(text, true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Line 2")
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void other_head_or_a_line_without_end_is_refused() {
        assertThatThrownBy(() -> read("decision,item\n", true)).hasMessageContaining("The first line must be");
        assertThatThrownBy(() -> read("x".repeat(2_000), false)).hasMessageContaining("at most 1000 characters");
    }

    /** A store that keeps what is new. */
    private static final class InMemory implements OutcomeStore {
        private final List<Kept> kept = new ArrayList<>();

        @Override
        public int keep(List<Kept> outcomes) {
            int before = kept.size();
            outcomes.stream().filter(one -> !kept.contains(one)).forEach(kept::add);
            return kept.size() - before;
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

    @Test
    void outcome_is_bound_to_what_was_predicted_or_skipped_with_the_reason() {
        DecisionEngine engine = RealReleases.engine(
                RealReleases.models(SureModels.made().release(ModelStage.SHADOW)), new ReferenceEvaluator());
        DecisionRecord record = VariedInputs.of(40, 3).stream()
                .map(engine::decide)
                .filter(one -> one.items().get(0).forecasts().stream()
                        .anyMatch(forecast -> forecast.outcome() instanceof Forecast.Scored))
                .findFirst()
                .orElseThrow();
        DecisionId id = record.inputs().id();
        LocalDate day = record.inputs().asOf().date();
        List<Outcome> outcomes = List.of(
                new Outcome(id, 1, SureModels.ID, true, day.plusDays(100), "claims"),
                new Outcome(id, 1, "other-model", true, day.plusDays(100), "claims"),
                new Outcome(id, 9, SureModels.ID, true, day.plusDays(100), "claims"),
                new Outcome(id, 1, SureModels.ID, true, day.minusDays(1), "claims"),
                new Outcome(new DecisionId(ID), 1, SureModels.ID, true, day, "claims"));
        InMemory store = new InMemory();
        OutcomeDesk.Imported came = OutcomeImport.keep(outcomes, ids -> List.of(record), store, day.plusDays(200));
        assertThat(came.fresh()).isEqualTo(1);
        assertThat(came.skipped().values()).containsExactlyInAnyOrder(1, 2, 1);
        assertThat(store.kept.get(0).outcome().probability())
                .isEqualTo(((Forecast.Scored)
                                record.items().get(0).forecasts().get(0).outcome())
                        .probability());
        assertThat(OutcomeImport.keep(outcomes, ids -> List.of(record), store, day.plusDays(200))
                        .known())
                .isEqualTo(1);
    }
}
