package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.policy.law.ScoreUse;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.ScoringChoice;

/** A member who chose not to be scored is answered exactly as if there were no models. */
class MemberChoiceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final ScoringChoice CHOICE = choice(null, null, ScoringChoice.Status.NOT_SCORED);
    private static final DecisionEngine ENGINE = RealReleases.engine(ModelStage.DEMONSTRATION);

    private static ScoringChoice choice(LocalDate since, LocalDate until, ScoringChoice.Status status) {
        return new ScoringChoice(
                since, until, status, new Provenance("Consent/choice", Provenance.Source.DOCUMENTED, DAY));
    }

    private static DecisionInputs imported(DecisionInputs inputs, ScoringChoice choice) {
        return inputs.knowing(new KnownHistory(List.of(), List.of(), List.of(), 0, List.of(choice)));
    }

    private static List<Automatic> plain(DecisionRecord record) {
        return record.items().stream().map(item -> item.outcome().rulesOnly()).toList();
    }

    private static List<Automatic> answers(DecisionRecord record) {
        return record.items().stream()
                .map(item -> item.outcome().determination())
                .toList();
    }

    @Test
    void opted_out_is_exactly_the_answer_without_scores() {
        List<DecisionInputs> inputs = VariedInputs.of(1_500, 20261128);
        long differing = inputs.stream()
                .filter(each -> {
                    DecisionRecord scored = ENGINE.decide(each);
                    List<Automatic> plain = plain(scored);
                    DecisionInputs imported = imported(each, CHOICE);
                    // The plan's own records hold the choice alone, and say so of each question that they do not
                    // answer.
                    DecisionRecord known = ENGINE.decide(
                            each.knowing(new KnownHistory(List.of(), List.of(), List.of(), 0, List.of())));
                    for (DecisionInputs out : List.of(OptedOut.with(each, CHOICE), imported)) {
                        DecisionRecord record = ENGINE.decide(out);
                        assertThat(answers(record)).isEqualTo(out == imported ? plain(known) : plain);
                        assertThat(record.items())
                                .allMatch(item -> item.forecasts().isEmpty());
                        assertThat(record.demonstration()).isFalse();
                        assertThat(record.law()).isNotNull();
                        assertThat(record.law().scores()).isEqualTo(ScoreUse.NOT_RUN);
                        assertThat(record.law().because()).contains("chose not to be scored");
                    }
                    return !answers(scored).equals(plain);
                })
                .count();
        // The choice would prove nothing among requests that no score ever touched.
        assertThat(differing).isGreaterThan(20);
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "NOT_SCORED, , , true",
        "NOT_SCORED, 2026-11-21, , true",
        "NOT_SCORED, 2026-11-22, , false",
        "NOT_SCORED, , 2026-11-21, true",
        "NOT_SCORED, , 2026-11-20, false",
        "WITHDRAWN, , , false",
    })
    void choice_stands_from_its_first_to_its_last_day(
            ScoringChoice.Status status, LocalDate since, LocalDate until, boolean stands) {
        assertThat(choice(since, until, status).standsOn(DAY)).isEqualTo(stands);
    }

    @Test
    void choice_is_recorded_and_decides_the_same_bytes_again() {
        JsonCanonical json = new JsonCanonical();
        DecisionInputs any = VariedInputs.of(1, 7).get(0);
        Stream.of(OptedOut.with(any, CHOICE), imported(any, CHOICE)).forEach(inputs -> {
            String text = json.encode(ENGINE.decide(inputs));
            assertThat(text).contains("\"choices\":[{\"status\":\"NOT_SCORED\"");
            DecisionRecord again = json.decode(text, DecisionRecord.class);
            assertThat(json.encode(ENGINE.decide(again.inputs()))).isEqualTo(text);
        });
        assertThat(json.encode(any)).doesNotContain("choices");
    }
}
