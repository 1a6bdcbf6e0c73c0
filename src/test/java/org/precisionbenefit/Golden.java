package org.precisionbenefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a text with a kept file. A file that is missing is written and the test fails once, so that it is read. */
public final class Golden {
    private Golden() {}

    public static void check(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            assertThat(false)
                    .as("The file %s was missing and is written. Read it and run again.", file)
                    .isTrue();
        }
        assertThat(text).as("compared with %s", file).isEqualTo(Files.readString(file));
    }
}
