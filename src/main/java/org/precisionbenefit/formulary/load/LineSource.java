package org.precisionbenefit.formulary.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Reads a text line by line and never holds more than one line; a longer one than is allowed is passed over. */
public final class LineSource implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Reader reader;
    private final int longest;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder rest = new StringBuilder();
    private int from;
    private int to;
    private int number;
    private boolean tooLong;

    /**
     * Opens a text.
     *
     * @param in the text's bytes
     * @param charset how it is encoded; bytes that cannot be read become replacement characters
     * @param longest how many characters a line may have
     */
    public LineSource(InputStream in, Charset charset, int longest) {
        this.reader = new InputStreamReader(in, charset);
        this.longest = longest;
    }

    /** The next line without its end, or null when there is none. Of one that is too long only the beginning. */
    public @Nullable String next() throws IOException {
        rest.setLength(0);
        tooLong = false;
        boolean any = false;
        while (true) {
            if (from == to && !fill()) {
                return any ? line(rest.toString()) : null;
            }
            any = true;
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            boolean ended = end < to;
            if (ended && rest.length() == 0 && end - from <= longest) {
                String line = new String(buffer, from, end - from);
                from = end + 1;
                return line(line);
            }
            keep(end);
            from = ended ? end + 1 : end;
            if (ended) {
                return line(rest.toString());
            }
        }
    }

    private void keep(int end) {
        int room = longest - rest.length();
        tooLong |= end - from > room;
        rest.append(buffer, from, Math.min(end - from, Math.max(0, room)));
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, reader.read(buffer));
        return to > 0;
    }

    private String line(String text) {
        number++;
        String line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        return number == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
    }

    /** The number of the line that was returned last, from 1. */
    public int number() {
        return number;
    }

    /** Whether the line that was returned last was too long. */
    public boolean isTooLong() {
        return tooLong;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
