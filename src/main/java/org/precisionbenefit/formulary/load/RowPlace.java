package org.precisionbenefit.formulary.load;

import java.util.Objects;

/**
 * Where a row stands.
 *
 * @param file the file as it is called
 * @param line the line, from 1
 */
public record RowPlace(String file, int line) {
    public RowPlace {
        Objects.requireNonNull(file, "file is null");
    }
}
