package org.precisionbenefit.prediction.xgboost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** The first two models, of the first schema, as decisions of long ago recorded them: they have to load for ever. */
final class ThinModels {
    private static final String RECORDED = "/recorded/0.1.0/releases/models.json";

    private ThinModels() {}

    static SourceFiles release(ModelStage stage) {
        try (InputStream in = ThinModels.class.getResourceAsStream(RECORDED)) {
            List<SourceFile> files = new ArrayList<>();
            for (JsonNode file : JsonMapper.builder().build().readTree(in).get("files")) {
                String path = file.get("path").textValue();
                files.add(
                        path.equals(ModelReleaseLoader.STAGE_FILE)
                                ? ModelReleaseLoader.stageFile(stage)
                                : new SourceFile(path, file.get("text").textValue()));
            }
            return new SourceFiles(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
