package org.precisionbenefit.app;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.precisionbenefit.api.fhir.ClaimResponseWriter;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.TurnaroundClock;
import org.precisionbenefit.casework.yaml.ClockLoader;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Evaluation;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.intake.json.JsonGuard;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.PredictionInput;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.profile.fhir.ElementNames;
import org.precisionbenefit.profile.fhir.FhirSubmissions;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.SourceFiles;

/** One documented sample and everything that decides it, loaded as the application loads it but without a server. */
public final class BenchWorkload {
    /** The sample that is approved because of a gene result: every stage has work to do. */
    public static final String SAMPLE = "approved-gene-exception";

    private static final Path FORMULARY = Path.of("formulary-data");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Instant RECEIVED = Instant.parse("2026-11-21T15:00:00Z");

    private final DroolsEvaluator evaluator = new DroolsEvaluator(10);
    private final FhirSubmissions reader;
    private final ClaimResponseWriter writer;
    private final byte[] body;
    private final DecisionEngine.Knowledge knowledge;
    private final DecisionEngine engine;
    private final TurnaroundClock clock;

    private BenchWorkload(ModelStage stage) throws IOException {
        quiet();
        FhirContext context = FhirContext.forR4Cached();
        reader = new FhirSubmissions(new JsonGuard("Bundle", new ElementNames(context)::contains)::open, context);
        writer = new ClaimResponseWriter();
        body = sample().getBytes(StandardCharsets.UTF_8);
        SourceFiles authored = ReleaseFolders.below(FORMULARY);
        knowledge = new DecisionEngine.Knowledge(
                LoadedReleases.policy(ReleaseFolders.below(Path.of("rules"))),
                LoadedReleases.formulary(authored.where(FormularyLoader::reads)),
                LoadedReleases.knowledge(authored.where(KnowledgeLoader::reads)),
                LoadedReleases.models(BundledModels.release(stage)));
        clock = new ClockLoader().load(authored.where(ClockLoader::reads));
        engine = new DecisionEngine("bench", knowledge, evaluator);
    }

    /** Without a server nobody sets levels, and the rule engine would format a trace of every node it visits. */
    private static void quiet() {
        Logger.getLogger("").setLevel(Level.WARNING);
    }

    /** Loads everything and decides the sample once; it must be approved, or the figures would be of something else. */
    public static BenchWorkload load(ModelStage stage) throws IOException {
        BenchWorkload workload = new BenchWorkload(stage);
        if (!(workload.item(workload.decide()).outcome().determination() instanceof Approved)) {
            throw new IllegalStateException("The sample (" + SAMPLE + ") must be approved.");
        }
        return workload;
    }

    /** The sample's text. */
    static String sample() throws IOException {
        return Files.readString(Path.of("docs/samples/" + SAMPLE + ".json"), StandardCharsets.UTF_8);
    }

    public Submission read() {
        return reader.read(body);
    }

    public DecisionInputs inputs() {
        return inputs(read());
    }

    /** What is decided of the request that was read. */
    public DecisionInputs inputs(Submission read) {
        return new DecisionInputs(
                new DecisionId("00000000-0000-4000-8000-000000000001"),
                read.request(),
                read.profile(),
                new AsOf(DAY),
                null,
                null);
    }

    public DecisionEngine engine() {
        return engine;
    }

    public DroolsEvaluator evaluator() {
        return evaluator;
    }

    public ModelRelease models() {
        return knowledge.models();
    }

    public ClaimResponseWriter writer() {
        return writer;
    }

    public DecisionRecord decide() {
        return engine.decide(inputs());
    }

    /** The only item of the record. */
    public ItemDecision item(DecisionRecord record) {
        return record.items().get(0);
    }

    /** How the item was evaluated. */
    public Evaluation evaluation(DecisionRecord record) {
        return Objects.requireNonNull(item(record).evaluation(), "the sample's item has no policy");
    }

    /** The policy that the item was evaluated with. */
    public Policy policy(DecisionRecord record) {
        Evaluation evaluation = evaluation(record);
        return knowledge.policy().policies().stream()
                .filter(policy -> policy.id().equals(evaluation.policy()))
                .findFirst()
                .orElseThrow();
    }

    /** What the models were given for the item. */
    public PredictionInput prediction(DecisionRecord record) {
        ItemDecision item = item(record);
        return new PredictionInput(
                Objects.requireNonNull(item.benefit(), "the sample's drug has no benefit")
                        .ingredient(),
                record.inputs().request().items().get(0).diagnoses(),
                record.inputs().profile(),
                item.evidence(),
                record.inputs().asOf());
    }

    /** The decided request as the writer of answers sees it. */
    public CaseFile file(DecisionRecord record) {
        return file(record, engine.explain(record));
    }

    /** The decided and explained request as the writer of answers sees it. */
    public CaseFile file(DecisionRecord record, Explanation explanation) {
        FormularyRelease formulary = knowledge.formulary();
        LineOfBusiness kind = formulary
                .plan(record.inputs().request().plan())
                .map(Plan::lineOfBusiness)
                .orElseThrow();
        return new CaseFile(record, explanation, RECEIVED, clock.due(record, kind, RECEIVED));
    }
}
