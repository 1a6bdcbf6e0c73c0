package org.precisionbenefit.audit.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with the signatures of one or more keys (C2SP signed-note).
 *
 * @param text what is signed; it ends with a line end
 * @param signatures who signed, in the order of the note
 */
public record SignedNote(String text, List<Line> signatures) {
    private static final int MOST_SIGNATURES = 100;
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int ID_BYTES = 4;
    private static final String BEGIN = "\u2014 ";
    private static final Pattern LINE = Pattern.compile("\u2014 ([^ +]+) ([A-Za-z0-9+/]+={0,2})");

    public SignedNote {
        Objects.requireNonNull(text, "text is null");
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.chars().anyMatch(SignedNote::isControl) || !isUnicode(text)) {
            throw new LogFault(
                    "The text of a note must end with a line end and hold whole characters and no other control characters.");
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new LogFault("A note must have between one and 100 signatures.");
        }
    }

    private static boolean isControl(int character) {
        return character < ' ' && character != '\n';
    }

    private static boolean isUnicode(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }

    /**
     * One signature.
     *
     * @param name whose
     * @param keyId by which key, in eight hexadecimal digits
     * @param signature its bytes in Base64
     */
    public record Line(String name, String keyId, String signature) {
        private static final Pattern ID = Pattern.compile("[0-9a-f]{8}");

        public Line {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(keyId, "keyId is null");
            Objects.requireNonNull(signature, "signature is null");
            if (!NoteKey.isName(name) || !ID.matcher(keyId).matches() || Base64Text.read(signature).length == 0) {
                throw new LogFault("A signature must have the name and id of its key, and bytes.");
            }
        }

        /** The signature of a key. */
        public static Line of(NoteKey key, byte[] signature) {
            return new Line(key.name(), key.id(), Base64.getEncoder().encodeToString(signature));
        }

        boolean isOf(NoteKey key) {
            return key.name().equals(name) && key.id().equals(keyId);
        }

        private String write() {
            byte[] bytes = Base64Text.read(signature);
            byte[] whole = Arrays.copyOf(HexFormat.of().parseHex(keyId), ID_BYTES + bytes.length);
            System.arraycopy(bytes, 0, whole, ID_BYTES, bytes.length);
            return BEGIN + name + " " + Base64.getEncoder().encodeToString(whole) + "\n";
        }

        private static Line read(String line) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new LogFault("A signature must be a dash, a name and Base64 with one space between them.");
            }
            byte[] whole = Base64Text.read(parts.group(2));
            if (whole.length <= ID_BYTES) {
                throw new LogFault("A signature must hold the id of its key and bytes.");
            }
            return new Line(
                    parts.group(1),
                    HexFormat.of().formatHex(whole, 0, ID_BYTES),
                    Base64.getEncoder().encodeToString(Arrays.copyOfRange(whole, ID_BYTES, whole.length)));
        }
    }

    /** The note as it is kept and sent. */
    public String write() {
        StringBuilder written = new StringBuilder(text).append('\n');
        signatures.forEach(line -> written.append(line.write()));
        return written.toString();
    }

    /**
     * Reads what {@link #write} wrote, or another log or witness.
     *
     * @throws LogFault when it is not a note
     */
    public static SignedNote read(String note) {
        int split = note.lastIndexOf("\n\n");
        if (note.length() > MOST_CHARACTERS || split < 0 || !note.endsWith("\n")) {
            throw new LogFault("A note must be a text, an empty line and signatures.");
        }
        List<Line> signatures = new ArrayList<>();
        String rest = note.substring(split + 2);
        for (int at = 0; at < rest.length(); ) {
            int end = rest.indexOf('\n', at);
            signatures.add(Line.read(rest.substring(at, end)));
            at = end + 1;
        }
        return new SignedNote(note.substring(0, split + 1), signatures);
    }

    /**
     * Who of these signed. Signatures of other keys say nothing and are passed over; one of these keys that does not hold
     * spoils the note.
     *
     * @throws LogFault when a signature of one of these keys does not hold
     */
    public List<NoteKey> signers(List<NoteKey> known) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        List<NoteKey> signers = new ArrayList<>();
        for (Line line : signatures) {
            for (NoteKey key : known) {
                if (line.isOf(key)) {
                    if (!key.signed(message, Base64Text.read(line.signature()))) {
                        throw new LogFault("A signature of a known key must hold.");
                    }
                    if (!signers.contains(key)) {
                        signers.add(key);
                    }
                }
            }
        }
        return signers;
    }

    /** The same text, signed by one more. */
    public SignedNote with(Line signature) {
        List<Line> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }
}
