package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.api.ReleaseDesk.Said;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.casework.yaml.ClockLoader;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.Endorsement;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.ModelReleaseLoader;
import org.precisionbenefit.prediction.xgboost.SureModels;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** How models go live, and how they are taken back. */
class ModelsDeskTest {
    private static final CallerId JANE = new CallerId("jane.operator");
    private static final String PLAN = "DEMO-COMMERCIAL";
    private static final DecisionEngine SHIPPED = RealReleases.engine(
            RulesFolder.ofFivePolicies(),
            RealReleases.formularyFiles(),
            RealReleases.noModels(),
            new ReferenceEvaluator());

    @TempDir
    private Path temporary;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T12:00:00Z"));
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };
    private final ReleasesInMemory store = new ReleasesInMemory(clock);
    private Publishing.Gate gate = LetIn.ALL;
    private final LiveEngine engines = new LiveEngine(serving());
    private ModelsDesk desk;

    private static LiveEngine.Serving serving() {
        DecisionEngine.Knowledge knowledge = new DecisionEngine.Knowledge(
                SHIPPED.policies(), SHIPPED.formulary(), SHIPPED.evidence(), RealReleases.noModels());
        return new LiveEngine.Serving(
                new CurrentEngine.Live(
                        new DecisionEngine("test", knowledge, new ReferenceEvaluator()),
                        new ClockLoader().load(RealReleases.formularyFiles()),
                        new LivePlans(SHIPPED.formulary(), ZoneOffset.UTC),
                        null),
                knowledge);
    }

    private ModelAdmission admission() {
        return new ModelAdmission(
                new Publishing.Gate() {
                    @Override
                    public Endorsement admit(ReleaseKind kind, Digest release) {
                        return gate.admit(kind, release);
                    }

                    @Override
                    public Optional<Endorsement> already(ReleaseKind kind, Digest release) {
                        return gate.already(kind, release);
                    }
                },
                source(false));
    }

    private ModelSource source(boolean demonstration) {
        return new ModelSource(temporary, demonstration);
    }

    private ModelFollower follower(LiveEngine of) {
        EngineBuilder builder = new EngineBuilder(new ReferenceEvaluator(), policy -> {}, EngineBuilder.Limits.USUAL);
        return new ModelFollower(of, builder, store, admission(), new ModelFollower.Watching(clock, activation -> {}));
    }

    @BeforeEach
    void shadow_is_live() throws IOException {
        // The folder of the test is there only now.
        desk = new ModelsDesk(source(false), store, admission(), follower(engines), Duration.ofDays(14), clock);
        write(own().release(ModelStage.SHADOW));
        assertThat(desk.publish(null, JANE).done()).isTrue();
    }

    private static SureModels own() {
        return SureModels.made().evaluatedOn(PLAN);
    }

    private void write(SourceFiles files) throws IOException {
        for (SourceFile file : files.files()) {
            Path target = temporary.resolve(file.path());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.text());
        }
    }

    private Digest live() {
        return engines.live().engine().releases().models();
    }

    private void days(int count) {
        now.updateAndGet(instant -> instant.plus(Duration.ofDays(count)));
    }

    private Digest released() throws IOException {
        days(15);
        SourceFiles files = own().release(ModelStage.RELEASED);
        write(files);
        Said said = desk.publish(null, JANE);
        assertThat(said.done()).as(said.words()).isTrue();
        return files.digest();
    }

    @Test
    void models_are_used_only_after_their_time_in_shadow_and_go_back_in_one_step() throws IOException {
        Digest shadow = live();
        Digest policies = engines.live().engine().releases().policy();
        write(own().release(ModelStage.RELEASED));
        days(13);
        assertThat(desk.publish(null, JANE).words()).contains("live in shadow for 312 hours");
        assertThat(live()).isEqualTo(shadow);
        Digest released = released();
        assertThat(live()).isEqualTo(released);
        assertThat(desk.rollBack(null, null, JANE).done()).isTrue();
        assertThat(live()).isEqualTo(shadow);
        // Whatever was trained anew, what policies ask for is another release, which nobody touched.
        assertThat(engines.live().engine().releases().policy()).isEqualTo(policies);
    }

    @Test
    void retrained_models_begin_in_shadow_again() throws IOException {
        released();
        write(own().widest("0.2").release(ModelStage.RELEASED));
        assertThat(desk.publish(null, JANE).words()).contains("live in shadow for 0 hours");
    }

    @ParameterizedTest
    @CsvSource({
        "invented, must have been evaluated on the plan's own outcomes",
        "unfair, points more often in one group",
        "gate, missed a gate of its training: coverage",
        "card, must carry its card",
    })
    void release_that_lacks_a_step_is_refused_with_the_reason(String what, String said) throws IOException {
        SureModels models =
                switch (what) {
                    case "invented" -> SureModels.made();
                    case "unfair" -> own().unfair();
                    case "gate" -> own().missingAGate();
                    default -> own().withoutCard();
                };
        Digest before = live();
        days(15);
        Files.deleteIfExists(temporary.resolve(SureModels.ID + "/card.xml"));
        write(models.release(ModelStage.RELEASED));
        Said refused = desk.publish(null, JANE);
        assertThat(refused.done()).isFalse();
        assertThat(refused.words()).contains(said);
        assertThat(live()).isEqualTo(before);
    }

    @Test
    void demonstration_serves_only_where_one_is_allowed() throws IOException {
        write(own().release(ModelStage.DEMONSTRATION));
        assertThat(desk.publish(null, JANE).words()).contains("for demonstration must not serve here");
    }

    @Test
    void unsigned_models_do_not_go_live() throws IOException {
        gate = (kind, release) -> {
            throw new ConfigurationFault("MODELS release", "Nobody signed it.");
        };
        Digest before = live();
        write(own().widest("0.2").release(ModelStage.SHADOW));
        assertThat(desk.publish(null, JANE).words()).contains("Nobody signed it.");
        assertThat(live()).isEqualTo(before);
    }

    @Test
    void engine_takes_models_back_to_rules_only_and_a_person_alone_undoes_it() throws IOException {
        Digest released = released();
        // Only what is signed is let in from now on, and nobody signs for the engine.
        gate = new Publishing.Gate() {
            @Override
            public Endorsement admit(ReleaseKind kind, Digest release) {
                if (release.equals(released)) {
                    return LetIn.ALL.admit(kind, release);
                }
                throw new ConfigurationFault("MODELS release", "Nobody signed it.");
            }

            @Override
            public Optional<Endorsement> already(ReleaseKind kind, Digest release) {
                return release.equals(released) ? Optional.of(LetIn.ALL.admit(kind, release)) : Optional.empty();
            }
        };
        assertThat(desk.fallBack("Drift.")).isTrue();
        SourceFiles live = store.find(live()).orElseThrow();
        assertThat(ModelReleaseLoader.isOf(ModelStage.SHADOW, live)).isTrue();
        assertThat(engines.serving().knowledge().models().facts().get(0).stage())
                .isEqualTo(ModelStage.SHADOW);
        assertThat(store.due(ReleaseKind.MODELS).orElseThrow().entry().action()).isEqualTo(Activation.Action.FALLBACK);
        assertThat(store.due(ReleaseKind.MODELS).orElseThrow().entry().by()).isEqualTo("the engine");
        assertThat(desk.fallBack("Drift again.")).isFalse();

        // A start on the released files does not undo it.
        assertThat(new Publishing(store, gate).models(source(false)).digest()).isEqualTo(live());
        // Another server follows.
        LiveEngine other = new LiveEngine(serving());
        assertThat(follower(other).follow()).isEmpty();
        assertThat(other.live().engine().releases().models()).isEqualTo(live());

        assertThat(desk.rollBack(null, null, JANE).done()).isTrue();
        assertThat(live()).isEqualTo(released);
    }

    @Test
    void models_in_shadow_are_taken_back_by_nobody() {
        Digest before = live();
        assertThat(desk.fallBack("Drift.")).isFalse();
        assertThat(live()).isEqualTo(before);
    }

    @Test
    void start_on_an_altered_file_serves_the_last_good_models() throws IOException {
        Digest good = live();
        Path model = temporary.resolve(SureModels.ID + "/model.json");
        byte[] bytes = Files.readAllBytes(model);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20; i++) {
            byte[] altered = bytes.clone();
            altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(7));
            Files.write(model, altered);
            assertThat(new Publishing(store, gate).models(source(false)).digest())
                    .isEqualTo(good);
        }
        Files.write(model, bytes);
        assertThat(desk.publish(null, JANE).done()).isTrue();
    }
}
