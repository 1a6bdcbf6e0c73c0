package org.precisionbenefit.prediction.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.prediction.cohort.CohortRow;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Each gate is shown to open and to close. */
class ReleaseGatesTest {
    /** Members of one group, in hundreds, of whom so many are held and so many get no answer. */
    private record Block(String ancestry, int hundreds, int heldOfHundred, int silentOfHundred) {}

    private static List<ReleaseGates.Gate> gates(Block... blocks) {
        List<Answers.Answer> answers = new ArrayList<>();
        for (Block block : blocks) {
            for (int i = 0; i < block.hundreds() * 100; i++) {
                Map<String, String> groups = Map.of(
                        "ancestry",
                        block.ancestry(),
                        "sex",
                        i / 100 % 2 == 0 ? "female" : "male",
                        "age_band",
                        i / 200 % 2 == 0 ? "under-65" : "65-and-over");
                CohortRow row = new CohortRow(
                        new float[0], new int[0], i % 7 == 0, new CohortRow.Who(answers.size(), "1", 0, groups));
                boolean scored = i % 100 >= block.silentOfHundred();
                answers.add(new Answers.Answer(row, scored, 0.1, (i + 50) % 100 < block.heldOfHundred()));
            }
        }
        return ReleaseGates.of(new Answers(answers));
    }

    private static List<Boolean> met(Block... blocks) {
        return gates(blocks).stream().map(ReleaseGates.Gate::met).toList();
    }

    @Test
    void honest_release_passes() {
        assertThat(met(new Block("one", 40, 90, 0), new Block("other", 8, 91, 4)))
                .containsOnly(true);
    }

    @Test
    void sets_that_hold_too_few_or_too_many_are_refused() {
        assertThat(met(new Block("one", 80, 87, 0)).get(0)).isFalse();
        assertThat(met(new Block("one", 80, 93, 0)).get(0)).isFalse();
        assertThat(met(new Block("one", 80, 92, 0)).get(0)).isTrue();
    }

    @Test
    void group_that_is_held_less_often_is_named_and_a_small_one_is_not_tested() {
        List<ReleaseGates.Gate> gates = gates(new Block("one", 80, 91, 0), new Block("other", 4, 80, 0));
        assertThat(gates.get(0).met()).isTrue();
        assertThat(gates.get(1).met()).isFalse();
        assertThat(gates.get(1).figure()).contains("ancestry other 80.0 % of 400");
        assertThat(met(new Block("one", 80, 91, 0), new Block("other", 1, 80, 0))
                        .get(1))
                .isTrue();
    }

    @Test
    void groups_that_are_left_without_an_answer_more_often_are_refused() {
        assertThat(met(new Block("one", 20, 90, 10), new Block("other", 20, 90, 15))
                        .get(2))
                .isTrue();
        List<ReleaseGates.Gate> gates = gates(new Block("one", 20, 90, 10), new Block("other", 20, 90, 16));
        assertThat(gates.get(2).met()).isFalse();
        assertThat(gates.get(2).figure()).isEqualTo("6.0 points, from 10.0 % to 16.0 %");
    }

    @Test
    void refusal_says_what_is_missed() {
        SourceFiles protocols = BundledModels.protocols();
        SourceFile file = protocols.find("psoriasis-response/protocol.json").orElseThrow();
        TrainingProtocol protocol = TrainingProtocol.read(file, protocols);
        assertThatThrownBy(() -> TrainModels.refuse(protocol, gates(new Block("one", 80, 80, 0))))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("psoriasis-response")
                .hasMessageContaining("must not become a release")
                .hasMessageContaining("80.0 % of 8000 members");
        assertThatCode(() -> TrainModels.refuse(protocol, gates(new Block("one", 80, 90, 0))))
                .doesNotThrowAnyException();
    }
}
