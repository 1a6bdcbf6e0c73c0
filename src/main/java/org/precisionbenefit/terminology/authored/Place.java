package org.precisionbenefit.terminology.authored;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * Where something stands in an authored file.
 *
 * @param file the file's path
 * @param line the line, from 1
 * @param column the column, from 1
 */
public record Place(String file, int line, int column) {
    public Place {
        Objects.requireNonNull(file, "file is null");
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("Lines and columns must be counted from 1.");
        }
    }

    /** Where a file begins, for what concerns the whole file. */
    public static Place start(String file) {
        return new Place(file, 1, 1);
    }

    /** The place so many characters further right on the same line. */
    public Place right(int characters) {
        return new Place(file, line, column + characters);
    }

    public ConfigurationFault.Problem problem(String message) {
        return new ConfigurationFault.Problem(file, line, column, message);
    }

    /** A fault with one problem at this place. */
    public ConfigurationFault fault(String message) {
        return new ConfigurationFault(List.of(problem(message)));
    }
}
