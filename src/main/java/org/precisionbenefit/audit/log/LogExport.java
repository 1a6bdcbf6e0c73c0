package org.precisionbenefit.audit.log;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of an exported log, each with a line end and nothing else: first what this is, then every entry by its place, and
 * after the entry that made the tree so large every checkpoint of that size, in the order in which they were signed. There
 * is one way to write a log, so that whoever reads an export can refuse anything else.
 */
public final class LogExport {
    /** The first line. */
    public static final String HEADER = "{\"export\":\"precision-benefit log 1\"}";

    private static final Pattern ENTRY = Pattern.compile("\\{\"seq\":(0|[1-9][0-9]{0,17}),\"entry\":(.+)\\}");
    private static final Pattern CHECKPOINT = Pattern.compile("\\{\"checkpoint\":\"([A-Za-z0-9+/]+={0,2})\"\\}");

    private LogExport() {}

    /** The line of an entry. */
    public static String entry(long seq, String text) {
        return "{\"seq\":" + seq + ",\"entry\":" + text + "}";
    }

    /** The line of a checkpoint. */
    public static String checkpoint(String note) {
        return "{\"checkpoint\":\"" + Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8)) + "\"}";
    }

    /** What a line after the first can be. */
    public sealed interface Line {}

    /**
     * An entry at its place.
     *
     * @param seq the place from 0
     * @param entry the entry
     */
    public record Entry(long seq, LogEntry entry) implements Line {}

    /**
     * What was signed there, whoever signed it.
     *
     * @param note the signed note
     */
    public record Signed(SignedNote note) implements Line {}

    /**
     * Reads a line after the first, without its line end.
     *
     * @throws LogFault when it is none
     */
    public static Line read(String line) {
        Matcher entry = ENTRY.matcher(line);
        if (entry.matches()) {
            return new Entry(Long.parseLong(entry.group(1)), LogEntry.read(entry.group(2)));
        }
        Matcher checkpoint = CHECKPOINT.matcher(line);
        if (checkpoint.matches()) {
            String note = new String(Base64Text.read(checkpoint.group(1)), StandardCharsets.UTF_8);
            SignedNote read = SignedNote.read(note);
            if (checkpoint(read.write()).equals(line)) {
                return new Signed(read);
            }
        }
        throw new LogFault("A line must be an entry or a checkpoint in its one canonical form.");
    }
}
