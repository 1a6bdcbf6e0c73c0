package org.precisionbenefit.policy.yaml;

import java.util.Objects;

/**
 * Where something stands in an authored file.
 *
 * @param file the file's path
 * @param line the line, from 1, or 0 for the whole file
 * @param column the column, from 1, or 0 for the whole line
 */
record Place(String file, int line, int column) {
    Place {
        Objects.requireNonNull(file, "file is null");
    }

    static Place whole(String file) {
        return new Place(file, 0, 0);
    }

    Place right(int characters) {
        return new Place(file, line, column + characters);
    }
}
