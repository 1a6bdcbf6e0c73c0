package org.precisionbenefit.audit.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.log.Base64Text;
import org.precisionbenefit.audit.log.LogEntry;
import org.precisionbenefit.audit.log.LogFault;
import org.precisionbenefit.audit.log.SignedNote;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;

/** Reads a bundle line by line. What it lets pass is written anew and compared, so that it need not see every small thing. */
final class BundleReader {
    private static final String HASH = "[0-9a-f]{64}";
    /** No tree has more levels. */
    private static final String HASHES = "(\\[(?:\"" + HASH + "\"(?:,\"" + HASH + "\"){0,127}+)?+\\])";

    private static final Pattern ENTRY =
            Pattern.compile("\\{\"seq\":(0|[1-9][0-9]{0,17}),\"entry\":(\\{.+\\}),\"proof\":" + HASHES + "\\}");
    private static final Pattern EARLIER =
            Pattern.compile("\\{\"earlier\":\"([A-Za-z0-9+/=]{1,1500000})\",\"consistency\":" + HASHES + "\\}");
    private static final Pattern RELEASE = Pattern.compile(
            "\\{\"release\":\"([A-Z]{1,20})\",\"digest\":\"(" + HASH + ")\",\"files\":(0|[1-9][0-9]{0,5})\\}");
    private static final Pattern SALT = Pattern.compile("\\{\"salt\":\"(" + HASH + ")\"\\}");
    private static final Pattern DIGEST = Pattern.compile(HASH);

    private final byte[] file;
    private int at;
    private long line;

    BundleReader(byte[] file) {
        this.file = file;
        if (file.length > BundleText.MOST_BYTES) {
            throw new BundleFault(1, "A bundle must have at most " + BundleText.MOST_BYTES + " bytes.");
        }
    }

    /** Reads a part of a line; what it refuses is refused with the number of the line. */
    private interface Reads<T> {
        T read();
    }

    private <T> T here(Reads<T> reads) {
        try {
            return reads.read();
        } catch (LogFault e) {
            throw fault(String.valueOf(e.getMessage()));
        } catch (BundleFault e) {
            throw e;
        } catch (IllegalArgumentException e) {
            // Ids, paths and digests say themselves what they must be; a path is the only one of them that could be
            // quoted.
            throw fault("There must be what a bundle has in this place.");
        }
    }

    private BundleFault fault(String message) {
        return new BundleFault(line, message);
    }

    ProofBundle bundle() {
        DecisionId decision = here(() -> new DecisionId(between(next(), BundleText.HEAD, "\"}")));
        SignedNote checkpoint = here(() -> SignedNote.read(text("checkpoint")));
        ProofBundle.Earlier earlier = begins("{\"earlier\":") ? here(this::earlier) : null;
        List<ProofBundle.Proven> entries = new ArrayList<>();
        while (begins("{\"seq\":")) {
            entries.add(here(this::entry));
        }
        List<ProofBundle.Release> releases = new ArrayList<>();
        while (begins("{\"release\":")) {
            releases.add(here(this::release));
        }
        ProofBundle whole = here(() -> new ProofBundle(decision, checkpoint, earlier, entries, releases));
        end();
        return whole;
    }

    ProofBundle.Release releaseAlone() {
        ProofBundle.Release release = here(this::release);
        end();
        return release;
    }

    /** What was read must be all there is, and written so. */
    void refuseUnless(String written) {
        byte[] canonical = written.getBytes(StandardCharsets.US_ASCII);
        int different = Arrays.mismatch(file, canonical);
        if (different >= 0) {
            long where = 1;
            for (int i = 0; i < different && i < file.length; i++) {
                where += file[i] == '\n' ? 1 : 0;
            }
            throw new BundleFault(where, "A bundle must be written in its one canonical form.");
        }
    }

    private void end() {
        here(() -> between(next(), "{\"lines\":", "}"));
        if (at < file.length) {
            line++;
            throw fault("Nothing must follow the line that says how many there are.");
        }
    }

    private ProofBundle.Earlier earlier() {
        Matcher parts = matched(EARLIER, "an earlier checkpoint with its proof");
        return new ProofBundle.Earlier(SignedNote.read(utf8(parts.group(1))), hashes(parts.group(2)));
    }

    private ProofBundle.Proven entry() {
        Matcher parts = matched(ENTRY, "an entry with its place and proof");
        LogEntry entry = LogEntry.read(parts.group(2));
        String receipt = begins("{\"receipt\":") ? text("receipt") : null;
        return new ProofBundle.Proven(
                Long.parseLong(parts.group(1)), entry, hashes(parts.group(3)), receipt, opened(EntryFacts.of(entry)));
    }

    private @Nullable Opened opened(EntryFacts entry) {
        if (!entry.isOpened() || !begins("{\"salt\":")) {
            return null;
        }
        Salt salt = new Salt(matched(SALT, "the salt of an entry").group(1));
        List<Opened.Part> parts = new ArrayList<>();
        for (String name : entry.names()) {
            parts.add(new Opened.Part(name, utf8(between(next(), "{\"part\":\"" + name + "\",\"text\":\"", "\"}"))));
        }
        return new Opened(salt, parts);
    }

    private ProofBundle.Release release() {
        Matcher parts = matched(RELEASE, "a release with its digest and how many files it has");
        ReleaseKind kind = ReleaseKind.valueOf(parts.group(1));
        List<SourceFile> files = new ArrayList<>();
        for (int i = Integer.parseInt(parts.group(3)); i > 0; i--) {
            String both = between(next(), "{\"file\":\"", "\"}");
            int split = both.indexOf('"');
            if (split < 0) {
                throw fault("There must be a file of the release.");
            }
            files.add(new SourceFile(
                    utf8(both.substring(0, split)), utf8(between(both.substring(split), "\",\"text\":\"", ""))));
        }
        return new ProofBundle.Release(kind, new Digest(parts.group(2)), files);
    }

    private Matcher matched(Pattern pattern, String what) {
        Matcher parts = pattern.matcher(next());
        if (!parts.matches()) {
            throw fault("There must be " + what + ".");
        }
        return parts;
    }

    private static List<Digest> hashes(String list) {
        List<Digest> hashes = new ArrayList<>();
        Matcher each = DIGEST.matcher(list);
        while (each.find()) {
            hashes.add(new Digest(each.group()));
        }
        return hashes;
    }

    private String text(String name) {
        return utf8(between(next(), "{\"" + name + "\":\"", "\"}"));
    }

    private String utf8(String base64) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64Text.read(base64)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw fault("What stands in Base64 must be UTF-8.");
        }
    }

    private String between(String text, String before, String after) {
        if (!text.startsWith(before) || !text.endsWith(after) || text.length() < before.length() + after.length()) {
            throw fault("There must be " + before + "..." + after + ".");
        }
        return text.substring(before.length(), text.length() - after.length());
    }

    private boolean begins(String with) {
        if (file.length - at < with.length()) {
            return false;
        }
        for (int i = 0; i < with.length(); i++) {
            if (file[at + i] != with.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The next line without its end. Bytes need no decoding: what is no ASCII is never canonical. */
    private String next() {
        line++;
        for (int i = at; i < file.length; i++) {
            if (file[i] == '\n') {
                String found = new String(file, at, i - at, StandardCharsets.ISO_8859_1);
                at = i + 1;
                return found;
            }
        }
        throw fault("There must be a further line with its line end.");
    }
}
