package org.precisionbenefit.audit.log;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Digest;

/**
 * The lines of an exported log, each with a line end and nothing else: first what this is, then every entry by its place, and
 * after the entry that made the tree so large every checkpoint of that size, in the order in which they were signed. An export
 * with payloads says in each entry's line what the sealed bytes digest to that are kept for it now, or leaves that out where
 * none are; and at its end what is kept and is not in the log. There is one way to write a log, so that whoever reads an export
 * can refuse anything else.
 */
public final class LogExport {
    /** The first line of an export without payloads. */
    public static final String HEADER = "{\"export\":\"precision-benefit log 1\"}";
    /** The first line of an export with payloads. */
    public static final String HEADER_WITH_PAYLOADS = "{\"export\":\"precision-benefit log 2\"}";

    private static final String PAYLOAD = ",\"payload\":\"";
    /** The digest, its closing mark and the closing brace. */
    private static final int PAYLOAD_TAIL = PAYLOAD.length() + 64 + 2;

    private static final Pattern ENTRY = Pattern.compile("\\{\"seq\":(0|[1-9][0-9]{0,17}),\"entry\":(.+)\\}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CHECKPOINT = Pattern.compile("\\{\"checkpoint\":\"([A-Za-z0-9+/]+={0,2})\"\\}");
    private static final Pattern UNLOGGED =
            Pattern.compile("\\{\"unlogged\":\"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\"\\}");

    private LogExport() {}

    /** The line of an entry without its payload. */
    public static String entry(long seq, String text) {
        return "{\"seq\":" + seq + ",\"entry\":" + text + "}";
    }

    /** The line of an entry with the digest of what is sealed for it now, or null when nothing is. */
    public static String entry(long seq, String text, @Nullable String payload) {
        return payload == null
                ? entry(seq, text)
                : "{\"seq\":" + seq + ",\"entry\":" + text + PAYLOAD + payload + "\"}";
    }

    /** The line of a checkpoint. */
    public static String checkpoint(String note) {
        return "{\"checkpoint\":\"" + Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8)) + "\"}";
    }

    /** The line of something that is kept and is not in the log. */
    public static String unlogged(String id) {
        return "{\"unlogged\":\"" + id + "\"}";
    }

    /** What a line after the first can be. */
    public sealed interface Line {}

    /**
     * An entry at its place.
     *
     * @param seq the place from 0
     * @param entry the entry
     * @param payload the digest of what is sealed for it now, or null where nothing is or nothing is said
     */
    public record Entry(long seq, LogEntry entry, @Nullable Digest payload) implements Line {}

    /**
     * What was signed there, whoever signed it.
     *
     * @param note the signed note
     */
    public record Signed(SignedNote note) implements Line {}

    /**
     * What is kept and is not in the log.
     *
     * @param id of a decision, a review or an event
     */
    public record Unlogged(String id) implements Line {}

    /**
     * Reads a line after the first, without its line end.
     *
     * @throws LogFault when it is none
     */
    public static Line read(String line) {
        int split = line.length() - PAYLOAD_TAIL;
        String digest = split > 0 && line.startsWith(PAYLOAD, split) && line.endsWith("\"}")
                ? line.substring(split + PAYLOAD.length(), line.length() - 2)
                : "";
        boolean with = DIGEST.matcher(digest).matches();
        Matcher entry = ENTRY.matcher(with ? line.substring(0, split) + "}" : line);
        if (entry.matches()) {
            return new Entry(
                    Long.parseLong(entry.group(1)), LogEntry.read(entry.group(2)), with ? new Digest(digest) : null);
        }
        Matcher unlogged = UNLOGGED.matcher(line);
        if (unlogged.matches()) {
            return new Unlogged(unlogged.group(1));
        }
        Matcher checkpoint = CHECKPOINT.matcher(line);
        if (checkpoint.matches()) {
            String note = new String(Base64Text.read(checkpoint.group(1)), StandardCharsets.UTF_8);
            SignedNote read = SignedNote.read(note);
            if (checkpoint(read.write()).equals(line)) {
                return new Signed(read);
            }
        }
        throw new LogFault("A line must be an entry, a checkpoint or what is unlogged, in its one canonical form.");
    }
}
