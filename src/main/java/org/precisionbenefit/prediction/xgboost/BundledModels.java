package org.precisionbenefit.prediction.xgboost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** The models, protocols and cohorts that are packed with the engine. */
public final class BundledModels {
    private static final String FOLDER = "/models/";
    /** Lists the models that are trained from a clone; those that are released stand in a list of their own. */
    private static final String TRAINED = "trained.txt";

    private BundledModels() {}

    /** The packed models as a release of this stage; a file that is not there is left out and its model refused. */
    public static SourceFiles release(ModelStage stage) {
        List<SourceFile> files = new ArrayList<>();
        files.add(ModelReleaseLoader.stageFile(stage));
        SourceFile list = needed(ModelReleaseLoader.LIST_FILE);
        files.add(list);
        for (String id : ids(list)) {
            addIfThere(id + "/model.json", files);
            addIfThere(id + "/manifest.json", files);
            addIfThere(id + "/" + ModelPages.CARD, files);
            for (int member = 1; member < Trainer.MEMBERS; member++) {
                addIfThere(id + "/" + Candidate.name(member), files);
            }
        }
        return new SourceFiles(files);
    }

    /** The packed protocols with their cohorts and the catalogue of features, from which the models are trained. */
    public static SourceFiles protocols() {
        SortedMap<String, SourceFile> files = new TreeMap<>();
        files.put(FeatureCatalogue.FILE, needed(FeatureCatalogue.FILE));
        for (String id : ids(needed(TRAINED))) {
            SourceFile protocol = needed(id + "/protocol.json");
            files.put(protocol.path(), protocol);
            String cohort =
                    JsonCursor.parse(protocol).at("training").at("cohort").text();
            files.computeIfAbsent(cohort, BundledModels::needed);
        }
        return new SourceFiles(List.copyOf(files.values()));
    }

    /** What the cards of all models say alike. */
    static SourceFile card() {
        return needed("card.json");
    }

    /** The manifest of a packed model. */
    static SourceFile manifest(String id) {
        return needed(id + "/manifest.json");
    }

    private static List<String> ids(SourceFile list) {
        return list.text()
                .lines()
                .map(line -> line.strip().split(" ", -1)[0])
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static SourceFile needed(String path) {
        List<SourceFile> found = new ArrayList<>();
        addIfThere(path, found);
        if (found.isEmpty()) {
            throw new ConfigurationFault(path, "The file must be packed with the engine under models/.");
        }
        return found.get(0);
    }

    private static void addIfThere(String path, List<SourceFile> to) {
        try (InputStream in = BundledModels.class.getResourceAsStream(FOLDER + path)) {
            if (in != null) {
                to.add(new SourceFile(path, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
