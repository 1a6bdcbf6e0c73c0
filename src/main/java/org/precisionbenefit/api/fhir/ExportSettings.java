package org.precisionbenefit.api.fhir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * How exports are kept.
 *
 * @param folder where their files lie; what is in it when the server starts is removed
 * @param keptFor how long they are kept once they are whole
 * @param atOnce how many may be written at a time
 * @param atMost how many there may be at all
 */
public record ExportSettings(Path folder, Duration keptFor, int atOnce, int atMost) {
    public ExportSettings {
        Objects.requireNonNull(folder, "folder is null");
        Objects.requireNonNull(keptFor, "keptFor is null");
        if (atOnce < 1 || atMost < atOnce) {
            throw new IllegalArgumentException(
                    "Exports at once (" + atOnce + ") must be at least one, and at most (" + atMost + ") no fewer.");
        }
    }
}
