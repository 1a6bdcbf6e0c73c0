package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.api.cli.ModelDesk.InventedAsk;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.intake.json.JsonGuard;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.prediction.xgboost.ModelPages;
import org.precisionbenefit.prediction.xgboost.XgboostTrees;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.profile.fhir.ElementNames;
import org.precisionbenefit.profile.fhir.FhirSubmissions;
import org.precisionbenefit.terminology.AsOf;

/** Invented members ask, and the engine takes what they send for what the models were taught. */
class InventedRequestsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final FhirSubmissions READER =
            new FhirSubmissions(new JsonGuard("Bundle", new ElementNames(CONTEXT)::contains)::open, CONTEXT);
    private static final DecisionEngine ENGINE = RealReleases.engine(
            RealReleases.models(BundledModels.release(ModelStage.SHADOW)), new ReferenceEvaluator());
    private static final int EACH = 12;

    @TempDir
    private Path folder;

    private List<String> written(String cohort, long seed) throws IOException {
        Path into = folder.resolve(cohort + seed);
        new ModelsRun(new XgboostTrees()).requests(new InventedAsk(cohort, seed, EACH, DAY, "EXAMPLE-HEALTH"), into);
        try (Stream<Path> files = Files.list(into)) {
            return files.sorted().map(InventedRequestsTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ItemDecision decided(String bundle) {
        Submission submission = READER.read(bundle.getBytes(StandardCharsets.UTF_8));
        DecisionRecord record = ENGINE.decide(new DecisionInputs(
                new DecisionId("6b1f7c7e-2f0a-4b8e-9f3e-0d6a1c2b3d4e"),
                submission.request(),
                submission.profile(),
                new AsOf(DAY),
                null,
                null));
        assertThat(record.items()).hasSize(1);
        return record.items().get(0);
    }

    /** Of every cohort some member is scored, no model is missing, and nearly every feature is read back by somebody. */
    @Test
    void every_cohort_asks_and_its_models_read_the_facts_back() throws IOException {
        for (String cohort : ModelPages.cohortNames()) {
            TreeSet<String> read = new TreeSet<>();
            TreeSet<String> declared = new TreeSet<>();
            boolean scored = false;
            for (String bundle : written(cohort, 5)) {
                ItemDecision item = decided(bundle);
                assertThat(item.callsOperator()).isEmpty();
                assertThat(item.forecasts()).as(cohort).isNotEmpty();
                for (Forecast forecast : item.forecasts()) {
                    scored |= forecast.outcome() instanceof Forecast.Scored;
                    for (Forecast.FeatureValue value : forecast.features()) {
                        declared.add(value.name());
                        if (!value.isMissing()) {
                            read.add(value.name());
                        }
                    }
                }
            }
            assertThat(scored).as(cohort).isTrue();
            assertThat(read).as(cohort).hasSizeGreaterThanOrEqualTo(declared.size() - 1);
        }
    }

    @Test
    void same_seed_gives_the_same_bytes_and_another_seed_others() throws IOException {
        List<String> once = written("psoriasis-starters", 7);
        assertThat(once).hasSize(EACH).doesNotHaveDuplicates();
        Files.move(folder.resolve("psoriasis-starters7"), folder.resolve("first"));
        assertThat(written("psoriasis-starters", 7)).isEqualTo(once);
        assertThat(written("psoriasis-starters", 8)).isNotEqualTo(once);
    }

    @Test
    void unknown_cohort_or_number_is_refused() {
        assertThatThrownBy(() -> written("nobody", 1)).hasMessageContaining("psoriasis-starters");
        assertThatThrownBy(() -> new InventedAsk("psoriasis-starters", 1, 0, DAY, "EXAMPLE-HEALTH"))
                .hasMessageContaining("between 1 and");
    }
}
