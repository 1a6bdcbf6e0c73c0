package org.precisionbenefit.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.Phenotype;
import org.precisionbenefit.prediction.Contrast;
import org.precisionbenefit.prediction.Contribution;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelFacts;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.PredictionInput;
import org.precisionbenefit.prediction.serving.LoadedModels;
import org.precisionbenefit.prediction.serving.ServedModel;
import org.precisionbenefit.prediction.tree.TreeEnsemble;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.prediction.xgboost.ModelReleaseLoader;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Quantity;

/**
 * Eight therapies, two outcomes, five members of the ensemble each, with intervals and differences from the first therapy; and
 * beside it what explains all sixteen scores. One thread, each time from the facts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Threads(1)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class SideBySide {
    private static final int THERAPIES = 8;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    private LoadedModels models;
    private final List<PredictionInput> inputs = new ArrayList<>();

    @Setup
    public void load() {
        LoadedModels packed =
                (LoadedModels) new ModelReleaseLoader().load(BundledModels.release(ModelStage.DEMONSTRATION));
        ServedModel trees = packed.models().stream()
                .map(ServedModel.class::cast)
                .filter(model -> model.id().equals("mace-clopidogrel"))
                .findFirst()
                .orElseThrow();
        if (trees.members().size() != 5 || !(trees.members().get(0) instanceof TreeEnsemble)) {
            throw new IllegalStateException("Five members of trees are measured, and the packed model has others.");
        }
        models = new LoadedModels(Digest.of("two outcomes"), List.of(trees, other(trees)));
        for (int i = 0; i < THERAPIES; i++) {
            inputs.add(input(trees, i));
        }
        long scored = forecasts().stream()
                .filter(forecast -> forecast.outcome() instanceof Forecast.Scored)
                .count();
        System.out.println("scores of " + THERAPIES + " therapies and two outcomes: " + scored);
    }

    private static ServedModel other(ServedModel model) {
        ModelFacts facts = model.facts();
        return new ServedModel(
                new ModelFacts(
                        "the-other-outcome",
                        facts.digest(),
                        facts.title(),
                        facts.stage(),
                        facts.predicted(),
                        facts.drugs(),
                        facts.evaluated(),
                        null),
                model.applicability(),
                model.features(),
                model.maxMissing(),
                model.members(),
                model.assurance());
    }

    private static PredictionInput input(ServedModel model, int therapy) {
        Provenance from = new Provenance("Observation/1", Provenance.Source.DOCUMENTED, DAY.minusDays(9));
        return new PredictionInput(
                model.facts().drugs().get(therapy % model.facts().drugs().size()),
                List.of(Code.of(CodeSystem.ICD10CM, "I21.4"), Code.of(CodeSystem.ICD10CM, "E11.9")),
                new MemberProfile(
                        new MemberId("m-1"),
                        LocalDate.of(1958, 3, 2),
                        Sex.FEMALE,
                        List.of(),
                        List.of(),
                        List.of(new LabFact(
                                List.of(Code.of(CodeSystem.LOINC, "98979-8")),
                                Quantity.of("54", "mL/min/{1.73_m2}"),
                                from)),
                        List.of(),
                        List.of()),
                new Evidence(
                        List.of(new GeneEvidence(
                                new GeneSymbol("CYP2C19"),
                                new GeneEvidence.Known(
                                        new Phenotype("Poor Metabolizer"), null, new Citation("a bench", "", DAY)),
                                Provenance.Source.DOCUMENTED,
                                List.of(),
                                List.of(from))),
                        List.of()),
                new AsOf(DAY));
    }

    private List<Forecast> forecasts() {
        List<Forecast> forecasts = new ArrayList<>(2 * THERAPIES);
        inputs.forEach(input -> forecasts.addAll(models.predict(input)));
        return forecasts;
    }

    /** All scores with their intervals, and the differences. */
    @Benchmark
    public List<Optional<Contrast>> therapiesSideBySide() {
        List<Forecast> forecasts = forecasts();
        List<Optional<Contrast>> contrasts = new ArrayList<>(forecasts.size());
        for (int i = 0; i < forecasts.size(); i++) {
            contrasts.add(models.contrast(forecasts.get(i), forecasts.get(i % 2)));
        }
        return contrasts;
    }

    /** What moved each of the sixteen scores, with the scores themselves. */
    @Benchmark
    public List<List<Contribution>> explained() {
        return forecasts().stream().map(models::explain).toList();
    }

    /** The processor time of each of so many comparisons in nanoseconds, sorted: other work on the machine hardly moves it. */
    static long[] processorTimes(int times) {
        SideBySide bench = new SideBySide();
        bench.load();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long kept = 0;
        long[] took = new long[times];
        for (int i = -times; i < times; i++) {
            long before = threads.getCurrentThreadCpuTime();
            kept += bench.therapiesSideBySide().size();
            if (i >= 0) {
                took[i] = threads.getCurrentThreadCpuTime() - before;
            }
        }
        if (kept != 2L * times * 2 * THERAPIES) {
            throw new IllegalStateException("A comparison was not made.");
        }
        Arrays.sort(took);
        return took;
    }
}
