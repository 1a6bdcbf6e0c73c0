package org.precisionbenefit.app;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The reader of files with outcomes. */
public final class HostileOutcomes {
    private HostileOutcomes() {}

    /** What is said of a file; nothing where it is read. The first line tells which form it has. */
    public static Optional<String> read(byte[] file) {
        boolean csv = file.length > 0 && file[0] != '{';
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8))) {
            OutcomeImport.read(reader, csv);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
