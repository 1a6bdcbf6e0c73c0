package org.precisionbenefit.audit.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.precisionbenefit.audit.log.LogCheck;

/** Feeds an export to a check, byte by byte: a line ends where a line feed stands and nowhere else. */
final class ExportFile {
    /** Far more than any line of the log has. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final int BUFFER = 1 << 16;

    private ExportFile() {}

    /** What the check came to. What is no line makes one that the check refuses. */
    static LogCheck.Result check(Path file, LogCheck check) throws IOException {
        return check(file, check, line -> {});
    }

    /** The same, while somebody else looks at the lines too. */
    static LogCheck.Result check(Path file, LogCheck check, Consumer<String> also) throws IOException {
        byte[] line = new byte[MOST_BYTES];
        int length = 0;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                if (next == '\n') {
                    // What is no ASCII is never canonical, so that the bytes need no decoding.
                    String whole = new String(line, 0, length, StandardCharsets.ISO_8859_1);
                    check.line(whole);
                    also.accept(whole);
                    length = 0;
                } else if (length < MOST_BYTES) {
                    line[length++] = (byte) next;
                }
            }
        }
        if (length > 0) {
            check.line("");
        }
        return check.end();
    }
}
