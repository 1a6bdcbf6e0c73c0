package org.precisionbenefit.prediction.xgboost;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.serving.LoadedModels;
import org.precisionbenefit.prediction.serving.ReleasedModel;
import org.precisionbenefit.prediction.serving.ServedModel;
import org.precisionbenefit.prediction.serving.UnavailableModel;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Loads a release of models from its files: {@code <id>/model.json} and {@code <id>/manifest.json} for each model,
 * {@code models.txt} with the ids that must be there, one a line, and {@code stage.txt} with the word {@code shadow} or
 * {@code demonstration}.
 *
 * <p>The stage is one of the files, so the release's digest tells a shadow release from a demonstration of the same
 * models, and either can be loaded again from what was stored. A model that is missing, altered or not sane is refused
 * alone: it stays in the release as one that abstains.
 */
public final class ModelReleaseLoader {
    /** The file that holds the release's stage. */
    public static final String STAGE_FILE = "stage.txt";
    /** The file that lists the models that must be there. */
    public static final String LIST_FILE = "models.txt";

    private static final String MODEL = "/model.json";
    private static final String MANIFEST = "/manifest.json";
    private static final Digest NOTHING = Digest.of("");

    /**
     * Loads a release.
     *
     * @throws ConfigurationFault when the release does not say its stage
     */
    public ModelRelease load(SourceFiles files) {
        ModelStage released = stage(files);
        List<ReleasedModel> models = new ArrayList<>();
        for (String id : ids(files)) {
            models.add(model(id, files, released));
        }
        return new LoadedModels(files.digest(), models);
    }

    /** The file that makes a release one of this stage. */
    public static SourceFile stageFile(ModelStage stage) {
        return new SourceFile(STAGE_FILE, word(stage) + "\n");
    }

    private static String word(ModelStage stage) {
        return switch (stage) {
            case SHADOW -> "shadow";
            case DEMONSTRATION -> "demonstration";
        };
    }

    private static ModelStage stage(SourceFiles files) {
        String said = files.find(STAGE_FILE).map(SourceFile::text).orElse("").strip();
        for (ModelStage stage : ModelStage.values()) {
            if (word(stage).equals(said)) {
                return stage;
            }
        }
        throw new ConfigurationFault(
                STAGE_FILE, "The stage of a model release must be the word shadow or the word demonstration.");
    }

    private static SortedSet<String> ids(SourceFiles files) {
        SortedSet<String> ids = new TreeSet<>();
        files.find(LIST_FILE).ifPresent(list -> list.text()
                .lines()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .forEach(ids::add));
        for (SourceFile file : files.files()) {
            for (String ending : new String[] {MODEL, MANIFEST}) {
                if (file.path().endsWith(ending)) {
                    ids.add(file.path().substring(0, file.path().length() - ending.length()));
                }
            }
        }
        for (String id : ids) {
            if (!id.matches("[a-z][a-z0-9-]{0,63}")) {
                throw new ConfigurationFault(
                        LIST_FILE,
                        "The id (" + id + ") of a model must be 1 to 64 lower-case letters, digits and hyphens."
                                + " Write one id a line.");
            }
        }
        return ids;
    }

    private static ReleasedModel model(String id, SourceFiles files, ModelStage released) {
        SourceFiles own = files.where(path -> path.equals(id + MODEL) || path.equals(id + MANIFEST));
        Digest digest = own.files().isEmpty() ? NOTHING : own.digest();
        try {
            return served(id, own, digest, released);
        } catch (ConfigurationFault fault) {
            return new UnavailableModel(
                    id, digest, ModelStage.SHADOW, "The model (" + id + ") is refused. " + fault.getMessage());
        }
    }

    private static ServedModel served(String id, SourceFiles own, Digest digest, ModelStage released) {
        Manifest manifest = Manifest.read(file(own, id + MANIFEST));
        SourceFile modelFile = file(own, id + MODEL);
        if (!manifest.id().equals(id)) {
            throw new ConfigurationFault(
                    id + MANIFEST, "The id (" + manifest.id() + ") of a manifest must be its folder's name.");
        }
        if (!Digest.of(modelFile.text()).equals(manifest.modelFile())) {
            throw new ConfigurationFault(
                    id + MODEL, "The model file must have the digest that its manifest names; train the model again.");
        }
        XgboostModelFile model = XgboostModelFile.read(modelFile);
        if (!model.names().equals(manifest.features().names())) {
            throw new ConfigurationFault(
                    id + MODEL,
                    "The features of a model must be those of its manifest, in the same order; the model has "
                            + String.join(", ", model.names()) + ".");
        }
        ModelStage stage = manifest.demonstrationAllowed() ? released : ModelStage.SHADOW;
        try {
            return new ServedModel(
                    id,
                    digest,
                    stage,
                    manifest.applicability(),
                    manifest.features(),
                    manifest.maxMissing(),
                    model.trees());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationFault(id + MANIFEST, "The manifest must fit its model. " + e.getMessage());
        }
    }

    private static SourceFile file(SourceFiles own, String path) {
        return own.find(path)
                .orElseThrow(() -> new ConfigurationFault(path, "The file must be there; train the model again."));
    }
}
