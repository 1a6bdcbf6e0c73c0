package org.precisionbenefit.bench;

import java.io.IOException;
import java.util.List;
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
import org.precisionbenefit.app.BenchWorkload;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PreparedPolicy;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.PredictionInput;
import org.precisionbenefit.prediction.serving.LoadedModels;
import org.precisionbenefit.prediction.serving.ServedModel;
import org.precisionbenefit.profile.Submission;

/** Single steps of one request, one thread, each on the same sample. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(1)
@Warmup(iterations = 10, time = 3)
@Measurement(iterations = 5, time = 2)
public class Steps {
    private final JsonCanonical canonical = new JsonCanonical();
    private BenchWorkload workload;
    private BenchWorkload demonstration;
    private DecisionInputs inputs;
    private DecisionRecord record;
    private Policy policy;
    private PreparedPolicy prepared;
    private Facts facts;
    private PredictionInput prediction;
    private Submission submission;
    private CaseFile file;
    private List<Scoring> scorings;

    /** A model that speaks about the sample, with its row ready. */
    private record Scoring(ServedModel model, float[] row) {}

    @Setup
    public void load() throws IOException {
        workload = BenchWorkload.load(ModelStage.SHADOW);
        demonstration = BenchWorkload.load(ModelStage.DEMONSTRATION);
        inputs = workload.inputs();
        record = workload.decide();
        policy = workload.policy(record);
        prepared = new PreparedPolicy(policy);
        facts = workload.evaluation(record).facts();
        prediction = workload.prediction(record);
        submission = workload.read();
        file = workload.file(record);
        scorings = ((LoadedModels) workload.models())
                .models().stream()
                        .map(ServedModel.class::cast)
                        .flatMap(model -> workload.item(record).forecasts().stream()
                                .filter(forecast -> forecast.model().equals(model.id()))
                                .filter(forecast -> forecast.outcome() instanceof Forecast.Scored)
                                .map(forecast ->
                                        new Scoring(model, model.features().replay(forecast.features()))))
                        .toList();
        Facts scored = demonstration.evaluation(demonstration.decide()).facts();
        int compared = PrasugrelByHand.checkEqual(policy, facts, workload.evaluator())
                + PrasugrelByHand.checkEqual(policy, scored, workload.evaluator());
        System.out.println("rules and hand-written Java agree on " + compared + " sets of facts; models that score: "
                + scorings.size() + " of "
                + workload.item(record).forecasts().size());
    }

    @Benchmark
    public List<Finding> rulesOnly() {
        return workload.evaluator().evaluate(policy, facts);
    }

    /** What a simulation does of a policy: as the floor, without the sentences and facts of findings. */
    @Benchmark
    public PreparedPolicy.Came statusesOnly() {
        return prepared.evaluate(facts);
    }

    @Benchmark
    public Status[] floorHandWrittenJava() {
        return PrasugrelByHand.evaluate(facts);
    }

    @Benchmark
    public List<Forecast> modelsOnly() {
        return workload.models().predict(prediction);
    }

    @Benchmark
    public float floorTreesOnly() {
        float sum = 0;
        for (Scoring scoring : scorings) {
            sum += scoring.model().members().get(0).margin(scoring.row());
        }
        return sum;
    }

    @Benchmark
    public DecisionRecord decide() {
        return workload.engine().decide(inputs);
    }

    @Benchmark
    public DecisionRecord decideDemonstration() {
        return demonstration.engine().decide(inputs);
    }

    @Benchmark
    public Explanation decideAndExplain() {
        return workload.engine().explain(workload.engine().decide(inputs));
    }

    @Benchmark
    public Submission parse() {
        return workload.read();
    }

    @Benchmark
    public String write() {
        return workload.writer().write(file, submission.envelope());
    }

    @Benchmark
    public String encodeRecord() {
        return canonical.encode(record);
    }
}
