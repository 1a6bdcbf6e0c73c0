package org.precisionbenefit.profile.fhir;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder of published reference data, where it was given. */
public final class ReferenceData {
    private ReferenceData() {}

    /** A folder below it; skips the test and says so where none was given. */
    public static Path folder(String below) {
        String folder = System.getProperty("reference.data", "");
        if (folder.isBlank()) {
            System.out.println("skipped: needs -Dreference.data for " + below);
        }
        Assumptions.assumeFalse(folder.isBlank(), "no reference data");
        return Path.of(folder, below);
    }
}
