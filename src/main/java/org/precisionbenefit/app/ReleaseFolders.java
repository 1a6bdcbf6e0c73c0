package org.precisionbenefit.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.casework.yaml.ClockLoader;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Reads authored files from the folders and the class path where they lie. */
final class ReleaseFolders {
    private static final List<String> ENDINGS = List.of(".csv", ".drl", ".yaml");

    /** Ten times what a large plan's own files have. */
    private static final long MOST_BYTES = 128_000_000;

    private ReleaseFolders() {}

    /**
     * The authored files below a folder.
     *
     * @throws ConfigurationFault when the folder does not exist, a file is not UTF-8, or there is more than authors write
     * @throws IOException when a part of it cannot be read
     */
    static SourceFiles below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ConfigurationFault(
                    folder.toString(),
                    "The folder must exist. Start in the folder that holds rules and formulary-data, or name them with"
                            + " precision-benefit.rules-dir and precision-benefit.formulary-dir.");
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(Files::isRegularFile)
                    .filter(path -> ENDINGS.stream().anyMatch(path.toString()::endsWith))
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        refuseHuge(folder, paths);
        List<SourceFile> files = new ArrayList<>();
        for (Path path : paths) {
            String relative = folder.relativize(path).toString().replace('\\', '/');
            try {
                files.add(new SourceFile(relative, Files.readString(path, StandardCharsets.UTF_8)));
            } catch (CharacterCodingException e) {
                throw new ConfigurationFault(relative, "The file must be UTF-8 text. Save it as UTF-8.");
            }
        }
        return new SourceFiles(files);
    }

    /** Before anything is read: what lies there by mistake must not fill the memory of a server that decides. */
    private static void refuseHuge(Path folder, List<Path> paths) throws IOException {
        long bytes = 0;
        for (Path path : paths) {
            bytes += Files.size(path);
        }
        if (bytes > MOST_BYTES) {
            throw new ConfigurationFault(
                    folder.toString(),
                    "The authored files of the folder must have at most " + MOST_BYTES + " bytes together, and have "
                            + bytes + ". Take out what is no authored file.");
        }
    }

    /** What a release of this kind would be now. */
    static SourceFiles of(ReleaseKind kind, Path rules, Path formulary, boolean demonstration) throws IOException {
        return of(kind, rules, formulary, ModelSource.bundled(demonstration));
    }

    /** What a release of this kind would be now, with models from there. */
    static SourceFiles of(ReleaseKind kind, Path rules, Path formulary, ModelSource models) throws IOException {
        return switch (kind) {
            case POLICY -> below(rules);
            case FORMULARY -> formulary(formulary);
            case KNOWLEDGE -> knowledge(formulary);
            case MODELS -> models.read();
            case CLOCKS -> clocks(formulary);
        };
    }

    static SourceFiles formulary(Path folder) throws IOException {
        return below(folder).where(FormularyLoader::reads);
    }

    static SourceFiles knowledge(Path folder) throws IOException {
        return below(folder).where(KnowledgeLoader::reads);
    }

    static SourceFiles clocks(Path folder) throws IOException {
        return below(folder).where(ClockLoader::reads);
    }

    /** The models that come with the application; the stage they are released for is one of their files. */
    static SourceFiles models(boolean demonstration) {
        return BundledModels.release(demonstration ? ModelStage.DEMONSTRATION : ModelStage.SHADOW);
    }

    /** A text that is part of the application. */
    static String text(String resource) throws IOException {
        try (InputStream in = ReleaseFolders.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("The resource (" + resource + ") must be part of the application.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
