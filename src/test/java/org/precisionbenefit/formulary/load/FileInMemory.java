package org.precisionbenefit.formulary.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A published file whose bytes are at hand. */
public record FileInMemory(String name, byte[] bytes) implements PublishedFile {
    public static FileInMemory of(String name, String text) {
        return new FileInMemory(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public static FileInMemory of(Path file) throws IOException {
        return new FileInMemory(file.getFileName().toString(), Files.readAllBytes(file));
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
