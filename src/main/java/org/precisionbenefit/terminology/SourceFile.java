package org.precisionbenefit.terminology;

import java.util.Objects;

/**
 * One authored file.
 *
 * @param path its path below the folder it was read from, with forward slashes
 * @param text its content, UTF-8, line ends as in the file
 */
public record SourceFile(String path, String text) {
    public SourceFile {
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(text, "text is null");
        if (path.isEmpty() || path.startsWith("/") || path.contains("..") || path.contains("\\")) {
            throw new IllegalArgumentException("The path of an authored file must be relative and stay in its folder.");
        }
    }
}
