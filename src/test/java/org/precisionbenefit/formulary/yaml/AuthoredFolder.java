package org.precisionbenefit.formulary.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** The shipped data files, as an author's folder holds them, for tests. */
public final class AuthoredFolder {
    private static final Path FOLDER = Path.of("formulary-data");

    private AuthoredFolder() {}

    public static SourceFiles shipped() throws IOException {
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            List<Path> files = paths.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            List<SourceFile> read = new java.util.ArrayList<>();
            for (Path path : files) {
                String name = FOLDER.relativize(path).toString().replace('\\', '/');
                read.add(new SourceFile(name, Files.readString(path)));
            }
            return new SourceFiles(read);
        }
    }

    /** The shipped files with one text in one of them replaced; the text must stand there. */
    public static SourceFiles shippedBut(String path, String text, String replacement) throws IOException {
        SourceFiles shipped = shipped();
        SourceFile file = shipped.find(path).orElseThrow();
        if (!file.text().contains(text)) {
            throw new IllegalArgumentException("The file (" + path + ") must hold the text to be replaced.");
        }
        SourceFiles others = shipped.where(other -> !other.equals(path));
        return others.and(
                new SourceFiles(List.of(new SourceFile(path, file.text().replace(text, replacement)))));
    }
}
