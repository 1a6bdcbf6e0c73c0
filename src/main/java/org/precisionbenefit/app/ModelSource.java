package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.prediction.xgboost.ModelReleaseLoader;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Where a start and a publication find models.
 *
 * @param folder the plan's own models with their {@code stage.txt}, or null for those that come with the application
 * @param demonstration whether models may be shown in a demonstration
 */
record ModelSource(@Nullable Path folder, boolean demonstration) {
    private static final List<String> ENDINGS = List.of(".json", ".md", ".txt", ".xml");
    /** Ten times what the project's own models have. */
    private static final long MOST_BYTES = 128_000_000;

    /** The models that come with the application; the stage they are released for is one of their files. */
    static ModelSource bundled(boolean demonstration) {
        return new ModelSource(null, demonstration);
    }

    /**
     * The files.
     *
     * @throws ConfigurationFault when the folder does not exist, a file is not UTF-8, or it is for a demonstration where none is
     *     allowed
     * @throws IOException when a part of it cannot be read
     */
    SourceFiles read() throws IOException {
        Path own = folder;
        if (own == null) {
            return BundledModels.release(demonstration ? ModelStage.DEMONSTRATION : ModelStage.SHADOW);
        }
        SourceFiles files = below(own);
        refuseDemonstration(files);
        return files;
    }

    /** Whatever was live before: a demonstration serves only where one is allowed. */
    void refuseDemonstration(SourceFiles files) {
        if (!demonstration && ModelReleaseLoader.isOf(ModelStage.DEMONSTRATION, files)) {
            throw new ConfigurationFault(
                    ModelReleaseLoader.STAGE_FILE,
                    "A release for demonstration must not serve here. Set precision-benefit.demonstration=true, or"
                            + " write shadow or released.");
        }
    }

    private static SourceFiles below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ConfigurationFault(
                    folder.toString(), "The folder of models must exist. Name it with precision-benefit.models-dir.");
        }
        List<SourceFile> files = new ArrayList<>();
        long bytes = 0;
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.filter(Files::isRegularFile)
                    .filter(path -> ENDINGS.stream().anyMatch(path.toString()::endsWith))
                    .sorted()
                    .toList()) {
                bytes += Files.size(path);
                if (bytes > MOST_BYTES) {
                    throw new ConfigurationFault(
                            folder.toString(),
                            "The models of the folder must have at most " + MOST_BYTES + " bytes together.");
                }
                files.add(file(folder, path));
            }
        }
        return new SourceFiles(files);
    }

    private static SourceFile file(Path folder, Path path) throws IOException {
        String relative = folder.relativize(path).toString().replace('\\', '/');
        try {
            return new SourceFile(relative, Files.readString(path, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new ConfigurationFault(relative, "The file must be UTF-8 text. Train the model again.");
        }
    }
}
