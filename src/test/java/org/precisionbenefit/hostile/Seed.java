package org.precisionbenefit.hostile;

import java.nio.charset.StandardCharsets;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * A good document from which hostile ones are made.
 *
 * @param path which file of a release it is; empty when it is a whole input by itself
 * @param text its text
 */
record Seed(String path, String text) {

    static Seed of(SourceFile file) {
        return new Seed(file.path(), file.text());
    }

    Seed with(String other) {
        return new Seed(path, other);
    }

    /** As a door takes it: a file of a release stands behind a line with its path. */
    byte[] input() {
        return (path.isEmpty() ? text : path + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    /** The file that an input stands for. */
    static Seed of(byte[] input) {
        String whole = new String(input, StandardCharsets.UTF_8);
        int end = whole.indexOf('\n');
        return end < 0 ? new Seed(whole, "") : new Seed(whole.substring(0, end), whole.substring(end + 1));
    }

    /** The release with this file in place of its own of that path; a path that the release lacks changes nothing. */
    SourceFiles in(SourceFiles release) {
        return new SourceFiles(release.files().stream()
                .map(file -> file.path().equals(path) ? new SourceFile(path, text) : file)
                .toList());
    }
}
