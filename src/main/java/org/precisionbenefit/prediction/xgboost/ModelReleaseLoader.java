package org.precisionbenefit.prediction.xgboost;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.prediction.ModelFacts;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.serving.LoadedModels;
import org.precisionbenefit.prediction.serving.ReleasedModel;
import org.precisionbenefit.prediction.serving.ServedModel;
import org.precisionbenefit.prediction.serving.UnavailableModel;
import org.precisionbenefit.prediction.tree.Scorer;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Loads a release of models from its files: {@code <id>/manifest.json} and the model files that it names for each model,
 * {@code models.txt} with the ids that must be there, one a line, and {@code stage.txt} with the word {@code shadow},
 * {@code demonstration} or {@code released}. A line {@code <id> challenges <other>} runs a model beside another one: what it
 * says is recorded and changes nothing.
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
    private static final Pattern FILES = Pattern.compile("(?:model|manifest|member-[0-9]{1,2})\\.json");
    private static final Pattern LINE =
            Pattern.compile("([a-z][a-z0-9-]{0,63})(?: challenges ([a-z][a-z0-9-]{0,63}))?");

    /**
     * Loads a release.
     *
     * @throws ConfigurationFault when the release does not say its stage
     */
    public ModelRelease load(SourceFiles files) {
        ModelStage released = stage(files);
        List<ReleasedModel> models = new ArrayList<>();
        for (Listed listed : listed(files)) {
            models.add(model(listed, files, released));
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
            case RELEASED -> "released";
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
                STAGE_FILE,
                "The stage of a model release must be the word shadow or the word demonstration, or released.");
    }

    /**
     * A model that must be there.
     *
     * @param id its id
     * @param challenges the id of the model that it runs beside, or null
     */
    private record Listed(String id, @Nullable String challenges) {}

    /** The models of the list, and those that lie there without standing in it. */
    private static List<Listed> listed(SourceFiles files) {
        SortedMap<String, Listed> listed = new TreeMap<>();
        files.find(LIST_FILE).ifPresent(list -> list.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(ModelReleaseLoader::listed)
                .forEach(one -> listed.put(one.id(), one)));
        for (SourceFile file : files.files()) {
            for (String ending : new String[] {MODEL, MANIFEST}) {
                if (file.path().endsWith(ending)) {
                    String id = file.path()
                            .substring(0, file.path().length() - ending.length());
                    listed.putIfAbsent(id, listed(id));
                }
            }
        }
        for (Listed one : listed.values()) {
            Listed champion = one.challenges() == null ? null : listed.get(one.challenges());
            if (one.challenges() != null && (champion == null || champion.challenges() != null)) {
                throw new ConfigurationFault(
                        LIST_FILE,
                        "The model (" + one.challenges() + ") that " + one.id()
                                + " challenges must stand in the list and challenge none itself.");
            }
        }
        return List.copyOf(listed.values());
    }

    private static Listed listed(String line) {
        Matcher words = LINE.matcher(line);
        if (!words.matches()) {
            throw new ConfigurationFault(
                    LIST_FILE,
                    "The line (" + line + ") must be the id of a model: 1 to 64 lower-case letters, digits and hyphens;"
                            + " or an id, the word challenges, and another id.");
        }
        return new Listed(words.group(1), words.group(2));
    }

    private static ReleasedModel model(Listed listed, SourceFiles files, ModelStage released) {
        String id = listed.id();
        SourceFiles own = files.where(path -> path.startsWith(id + "/")
                && FILES.matcher(path.substring(id.length() + 1)).matches());
        Digest digest = own.files().isEmpty() ? NOTHING : own.digest();
        try {
            return served(listed, own, digest, released);
        } catch (ConfigurationFault fault) {
            return new UnavailableModel(
                    id, digest, ModelStage.SHADOW, "The model (" + id + ") is refused. " + fault.getMessage());
        }
    }

    /** Digests come first: nothing of a file is read that is not the one that its manifest vouches for. */
    private static ServedModel served(Listed listed, SourceFiles own, Digest digest, ModelStage released) {
        String id = listed.id();
        Manifest manifest = Manifest.read(file(own, id + MANIFEST));
        if (!manifest.id().equals(id)) {
            throw new ConfigurationFault(
                    id + MANIFEST, "The id (" + manifest.id() + ") of a manifest must be its folder's name.");
        }
        List<SourceFile> files = new ArrayList<>();
        manifest.files().digests().forEach((name, named) -> files.add(vouched(own, id + "/" + name, named)));
        List<Scorer> members = new ArrayList<>();
        for (SourceFile file : files) {
            members.add(member(file, manifest));
        }
        SureReader.Sure sure = manifest.sure();
        try {
            return new ServedModel(
                    new ModelFacts(
                            id,
                            digest,
                            manifest.title(),
                            stage(manifest, listed, released),
                            sure == null ? null : sure.predicted(),
                            manifest.applicability().requested(),
                            sure == null ? null : sure.evaluated(),
                            listed.challenges()),
                    manifest.applicability(),
                    manifest.features(),
                    manifest.maxMissing(),
                    members,
                    sure == null ? null : sure.assurance());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationFault(id + MANIFEST, "The manifest must fit its model. " + e.getMessage());
        }
    }

    private static SourceFile vouched(SourceFiles own, String path, Digest named) {
        SourceFile file = file(own, path);
        if (!Digest.of(file.text()).equals(named)) {
            throw new ConfigurationFault(
                    path, "The model file must have the digest that its manifest names; train the model again.");
        }
        return file;
    }

    private static Scorer member(SourceFile file, Manifest manifest) {
        ScorerFile model = ScorerFile.read(file);
        if (!model.names().equals(manifest.features().names())) {
            throw new ConfigurationFault(
                    file.path(),
                    "The features of a model must be those of its manifest, in the same order; the model has "
                            + String.join(", ", model.names()) + ".");
        }
        SureReader.Sure sure = manifest.sure();
        ScorerFile.Kind kind = sure == null ? ScorerFile.Kind.TREES : sure.kind();
        if (model.kind() != kind) {
            throw new ConfigurationFault(
                    file.path(), "The model file must be of the kind that its manifest names: " + kind.word() + ".");
        }
        return model.scorer();
    }

    /** Invented members show nothing beyond a demonstration; a challenger changes nothing anywhere. */
    private static ModelStage stage(Manifest manifest, Listed listed, ModelStage released) {
        if (listed.challenges() != null) {
            return ModelStage.SHADOW;
        }
        SureReader.Sure sure = manifest.sure();
        return switch (released) {
            case SHADOW -> ModelStage.SHADOW;
            case DEMONSTRATION -> manifest.demonstrationAllowed() ? ModelStage.DEMONSTRATION : ModelStage.SHADOW;
            case RELEASED ->
                sure != null && sure.evaluated().on() == ModelFacts.Evaluated.On.OWN_OUTCOMES
                        ? ModelStage.RELEASED
                        : ModelStage.SHADOW;
        };
    }

    private static SourceFile file(SourceFiles own, String path) {
        return own.find(path)
                .orElseThrow(() -> new ConfigurationFault(path, "The file must be there; train the model again."));
    }
}
