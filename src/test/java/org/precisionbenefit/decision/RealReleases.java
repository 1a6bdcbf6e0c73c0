package org.precisionbenefit.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.policy.EvaluatePolicy;
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

    private RealReleases() {}

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
        FormularyRelease formulary = new FormularyLoader().load(authored.where(FormularyLoader::reads));
        KnowledgeRelease knowledge = new KnowledgeLoader().load(authored.where(KnowledgeLoader::reads));
        return new DecisionEngine(
                VERSION,
                new DecisionEngine.Knowledge(
                        new PolicyLoader().load(RulesFolder.files()), formulary, knowledge, models),
                evaluator);
    }

    public static ModelRelease models(SourceFiles files) {
        return new ModelReleaseLoader().load(files);
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

    private static SourceFile file(Path path) {
        try {
            return new SourceFile(FORMULARY.relativize(path).toString().replace('\\', '/'), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
