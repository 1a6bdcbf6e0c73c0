package org.precisionbenefit.audit.log;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.terminology.Digest;

/**
 * The log's signed promise to whoever asked that the entry of the answer will be in it. With it, an entry that never came can
 * be proven to be missing.
 *
 * @param entry the hash of the entry, as a leaf of the tree
 * @param at when the entry was made
 * @param signature by which key of which log, over entry and instant
 */
public record Receipt(Digest entry, Instant at, SignedNote.Line signature) {
    private static final String TITLE = "precision-benefit log receipt 1\n";
    private static final Pattern FORM = Pattern.compile("v=1; entry=\"([0-9a-f]{64})\"; at=\"([0-9TZ:.-]{20,30})\";"
            + " key=\"([^\" +]+)\\+([0-9a-f]{8})\"; signature=\"([A-Za-z0-9+/]+={0,2})\"");

    public Receipt {
        Objects.requireNonNull(entry, "entry is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(signature, "signature is null");
        if (signature.name().indexOf('"') >= 0) {
            throw new LogFault("The log of a receipt must have a name without quotation marks.");
        }
    }

    /**
     * The receipt of an entry.
     *
     * @param log who promises
     * @param entry the entry as it will be in the log
     * @param at when it was made
     */
    public static Receipt of(NoteSigner log, String entry, Instant at) {
        Digest leaf = Merkle.leaf(entry);
        return new Receipt(leaf, at, SignedNote.Line.of(log.key(), log.signature(bytes(leaf, at))));
    }

    /** No checkpoint begins with the title, which has spaces, so neither can be passed off as the other. */
    private static byte[] bytes(Digest entry, Instant at) {
        return (TITLE + "entry: " + entry.hex() + "\nat: " + at + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Whether it was signed with this key. */
    public boolean isSignedBy(NoteKey key) {
        return signature.isOf(key) && key.signed(bytes(entry, at), Base64Text.read(signature.signature()));
    }

    /** The receipt in one line. */
    public String text() {
        return "v=1; entry=\"" + entry.hex() + "\"; at=\"" + at + "\"; key=\"" + signature.name() + "+"
                + signature.keyId() + "\"; signature=\"" + signature.signature() + "\"";
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws LogFault when it is not a receipt
     */
    public static Receipt read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new LogFault("A receipt must be version, entry, instant, key and signature.");
        }
        try {
            Receipt read = new Receipt(
                    new Digest(parts.group(1)),
                    Instant.parse(parts.group(2)),
                    new SignedNote.Line(parts.group(3), parts.group(4), parts.group(5)));
            if (read.text().equals(text)) {
                return read;
            }
        } catch (DateTimeException e) {
            throw new LogFault("The instant of a receipt must be one.");
        }
        throw new LogFault("A receipt must be written in its one canonical form.");
    }
}
