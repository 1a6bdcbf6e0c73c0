package org.precisionbenefit.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.policy.yaml.PolicyLoader;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.serving.LoadedModels;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.prediction.xgboost.ModelReleaseLoader;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Engines over the rules, the formulary data and the models that ship. */
public final class RealReleases {
    /** The version that every record of these engines names. */
    public static final String VERSION = "0.1.0";

    private static final Path FORMULARY = Path.of("formulary-data");

    private static final Loaded<PolicyRelease> POLICIES = new Loaded<>(new PolicyLoader()::load);
    private static final Loaded<FormularyRelease> FORMULARIES = new Loaded<>(new FormularyLoader()::load);
    private static final Loaded<KnowledgeRelease> KNOWLEDGE = new Loaded<>(new KnowledgeLoader()::load);
    private static final Loaded<ModelRelease> MODELS = new Loaded<>(new ModelReleaseLoader()::load);

    private RealReleases() {}

    /** Releases are immutable, and what the same files say is read once; reading takes most of the time of a small test. */
    private record Loaded<T>(Function<SourceFiles, T> reader, Map<Digest, T> releases) {
        Loaded(Function<SourceFiles, T> reader) {
            this(reader, new ConcurrentHashMap<>());
        }

        T of(SourceFiles files) {
            return releases.computeIfAbsent(files.digest(), digest -> reader.apply(files));
        }
    }

    /** The rules that ship, run by Drools, with the packed models of this stage. */
    public static DecisionEngine engine(ModelStage stage) {
        return engine(models(BundledModels.release(stage)), new DroolsEvaluator(10));
    }

    /** The rules that ship with other models or another evaluator. */
    public static DecisionEngine engine(ModelRelease models, EvaluatePolicy evaluator) {
        return engine(formularyFiles(), models, evaluator);
    }

    /** The rules that ship with another formulary, other models or another evaluator. */
    public static DecisionEngine engine(SourceFiles authored, ModelRelease models, EvaluatePolicy evaluator) {
        return engine(RulesFolder.files(), authored, models, evaluator);
    }

    /** Other rules with another formulary, other models or another evaluator. */
    public static DecisionEngine engine(
            SourceFiles rules, SourceFiles authored, ModelRelease models, EvaluatePolicy evaluator) {
        return new DecisionEngine(
                VERSION,
                new DecisionEngine.Knowledge(
                        POLICIES.of(rules),
                        FORMULARIES.of(authored.where(FormularyLoader::reads)),
                        KNOWLEDGE.of(authored.where(KnowledgeLoader::reads)),
                        models),
                evaluator);
    }

    public static ModelRelease models(SourceFiles files) {
        return MODELS.of(files);
    }

    /** A release without any model. */
    public static ModelRelease noModels() {
        return new LoadedModels(Digest.of("no models"), List.of());
    }

    /** Everything below the folder of formulary, knowledge and clocks. */
    public static SourceFiles formularyFiles() {
        try (Stream<Path> paths = Files.walk(FORMULARY)) {
            return new SourceFiles(paths.filter(path -> path.toString().endsWith(".yaml"))
                    .map(RealReleases::file)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with a commercial plan whose formulary is published from this day on, as {@code own} and {@code GOLD-1}. */
    public static SourceFiles publishing(String since) {
        return new SourceFiles(formularyFiles().files().stream()
                .map(file -> file.path().equals("plans/demo-commercial.yaml")
                        ? new SourceFile(
                                file.path(),
                                file.text() + "published:\n  - {since: " + since + ", family: own, plan: GOLD-1}\n")
                        : file)
                .toList());
    }

    private static SourceFile file(Path path) {
        try {
            return new SourceFile(FORMULARY.relativize(path).toString().replace('\\', '/'), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
