package org.precisionbenefit.prediction.xgboost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** The models, protocols and cohorts that are packed with the engine. */
public final class BundledModels {
    private static final String FOLDER = "/models/";
    private static final String COHORT = "cohorts/pci-members.json";

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
        }
        return new SourceFiles(files);
    }

    /** The packed protocols with their cohort and the catalogue of features, from which the models are trained. */
    public static SourceFiles protocols() {
        List<SourceFile> files = new ArrayList<>();
        files.add(needed(COHORT));
        files.add(needed(FeatureCatalogue.FILE));
        for (String id : ids(needed(ModelReleaseLoader.LIST_FILE))) {
            files.add(needed(id + "/protocol.json"));
        }
        return new SourceFiles(files);
    }

    private static List<String> ids(SourceFile list) {
        return list.text()
                .lines()
                .map(String::strip)
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
