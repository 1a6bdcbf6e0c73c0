package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.audit.Exchange;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.Lookup;
import org.precisionbenefit.audit.Replay;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.terminology.Digest;

/**
 * What every released version recorded, this one decides again to the byte. A version records its own once, before it is
 * released: {@code mvn test -Dtest=RecordedDecisionsTest -Drecord.fixture=true}. A folder that is there is never
 * overwritten; when a change makes it differ, the change breaks the replay of kept decisions and has to be taken back.
 */
class RecordedDecisionsTest {
    private static final JsonCanonical JSON = new JsonCanonical();

    @TempDir
    static Path work;

    @BeforeAll
    static void record_anew_when_told_to() throws IOException {
        if (Boolean.getBoolean("record.fixture")) {
            RecordedFixture.recordAnew(work);
        }
    }

    static List<RecordedFixture> versions() {
        return RecordedFixture.all();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void decisions_in_full_replay_equal(RecordedFixture recorded) {
        Replay replay = new Replay(JSON, new LoadedReleases(recorded.releases(), new DroolsEvaluator(10)));
        Map<String, RecordedFixture.Texts> inFull = recorded.inFull();
        assertThat(inFull).hasSize(12);
        inFull.forEach((name, texts) -> assertThat(replay.replay(kept(texts)))
                .as(name)
                .isEqualTo(
                        new Replay.Result(Replay.Verdict.EQUAL, "Every byte of record and explanation is the same.")));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void thousand_recorded_inputs_come_to_the_recorded_bytes(RecordedFixture recorded) {
        DecisionEngine engine = new LoadedReleases(recorded.releases(), new DroolsEvaluator(10))
                .engine(recorded.made())
                .orElseThrow();
        List<DecisionInputs> inputs = recorded.inputs();
        List<Digest> digests = recorded.digests();
        assertThat(inputs).hasSize(1000).hasSameSizeAs(digests);
        List<Integer> different = IntStream.range(0, inputs.size())
                .filter(i -> !RecordedFixture.decided(engine, engine.decide(inputs.get(i)))
                        .digest()
                        .equals(digests.get(i)))
                .boxed()
                .toList();
        assertThat(different).as("the numbers of the decisions that differ").isEmpty();
    }

    private static KeptDecision kept(RecordedFixture.Texts texts) {
        DecisionRecord record = JSON.decode(texts.record(), DecisionRecord.class);
        DecisionInputs inputs = record.inputs();
        return new KeptDecision(
                inputs.id(),
                Instant.EPOCH,
                new SubmissionKey(inputs.id().value(), Digest.of("")),
                new Lookup(
                        inputs.request().plan(),
                        inputs.profile().member(),
                        inputs.request().identifier(),
                        null,
                        record.releases()),
                new KeptDecision.Texts(texts.record(), texts.explanation(), "{}"),
                new Exchange(null, "application/json", "", ""));
    }
}
