package org.precisionbenefit.prediction.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.intake.json.JsonGuard;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.cohort.CohortGenerator;
import org.precisionbenefit.prediction.cohort.CohortRow;
import org.precisionbenefit.prediction.cohort.InventedRequest;
import org.precisionbenefit.prediction.json.RequestBundle;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.profile.fhir.ElementNames;
import org.precisionbenefit.profile.fhir.FhirSubmissions;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.SourceFiles;

/** A model is served with the rows it was taught: each value goes into a request and comes back with the same bits. */
class TaughtAsServedTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final FhirSubmissions READER =
            new FhirSubmissions(new JsonGuard("Bundle", new ElementNames(CONTEXT)::contains)::open, CONTEXT);
    private static final DecisionEngine ENGINE = RealReleases.engine(
            RealReleases.models(BundledModels.release(ModelStage.SHADOW)), new ReferenceEvaluator());
    private static final int ASKING = 40;
    private static final long SEED = 11;

    static List<String> models() {
        return BundledModels.protocols().where(path -> path.endsWith("/protocol.json")).files().stream()
                .map(file -> file.path().substring(0, file.path().indexOf('/')))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void value_that_was_recorded_comes_back_with_the_same_bits(String id) {
        SourceFiles protocols = BundledModels.protocols();
        TrainingProtocol protocol =
                TrainingProtocol.read(protocols.find(id + "/protocol.json").orElseThrow(), protocols);
        String cohort = protocol.plan().id();
        List<CohortRow> rows = new CohortGenerator(protocol.plan(), SEED)
                .draw(ASKING + 100)
                .newUsers(protocol.features())
                .rows();
        List<InventedRequest> asking = InventedMembers.asking(cohort, SEED, ASKING, DAY);
        int compared = 0;
        for (int i = 0; i < ASKING; i++) {
            Map<String, Integer> served = served(id, asking.get(i));
            for (int column = 0; column < protocol.features().size() && !served.isEmpty(); column++) {
                String feature = protocol.features().get(column);
                assertThat(served.get(feature))
                        .as(feature + " of member " + i + ", taught as "
                                + rows.get(i).value(column))
                        .isEqualTo(Float.floatToIntBits(rows.get(i).value(column)));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(60);
    }

    private static Map<String, Integer> served(String id, InventedRequest request) {
        byte[] bundle = RequestBundle.of(request, "EXAMPLE-HEALTH").getBytes(StandardCharsets.UTF_8);
        Submission submission = READER.read(bundle);
        Map<String, Integer> bits = new HashMap<>();
        ENGINE
                .decide(new DecisionInputs(
                        new DecisionId("6b1f7c7e-2f0a-4b8e-9f3e-0d6a1c2b3d4e"),
                        submission.request(),
                        submission.profile(),
                        new AsOf(DAY),
                        null,
                        null))
                .items()
                .get(0)
                .forecasts()
                .stream()
                .filter(forecast -> forecast.model().equals(id))
                .map(Forecast::features)
                .forEach(features -> features.forEach(each -> bits.put(each.name(), each.bits())));
        return bits;
    }
}
