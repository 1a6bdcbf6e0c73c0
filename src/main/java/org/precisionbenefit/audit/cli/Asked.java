package org.precisionbenefit.audit.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.log.LogCheck;
import org.precisionbenefit.audit.log.LogFault;
import org.precisionbenefit.audit.log.NoteKey;
import org.precisionbenefit.audit.log.Receipt;
import org.precisionbenefit.audit.log.SignedNote;

/**
 * What the verifier was asked.
 *
 * @param command one or two words
 * @param files what it is about
 * @param trust what is trusted
 * @param log an export of the log to hold bundles against, or null
 * @param releases a folder of releases, or null
 */
public record Asked(
        String command,
        List<Path> files,
        LogCheck.Trust trust,
        @Nullable Path log,
        @Nullable Path releases) {
    /** How each command is written. */
    public static final String USAGE = """
            verify log EXPORT --key FILE [--kept FILE]... [--receipt FILE]... [--at INSTANT]
            verify consistency EARLIER-EXPORT LATER-EXPORT --key FILE
            verify decision BUNDLE... --key FILE [--kept FILE]... [--receipt FILE]... [--log EXPORT [--at INSTANT]]
            replay BUNDLE... --key FILE [--releases FOLDER]
            witness update KEPT EXPORT --key FILE
            """;

    /** The command that is one word. */
    public static final String REPLAY = "replay";

    public Asked {
        Objects.requireNonNull(command, "command is null");
        files = List.copyOf(files);
        Objects.requireNonNull(trust, "trust is null");
    }

    Path file(int index) {
        if (index >= files.size()) {
            throw new LogFault("A file is missing:\n" + USAGE);
        }
        return files.get(index);
    }

    /**
     * Reads the words of a command line.
     *
     * @throws LogFault when they are none that is known
     * @throws IOException when a file that they name cannot be read
     */
    public static Asked of(List<String> arguments) throws IOException {
        int words = !arguments.isEmpty() && arguments.get(0).equals(REPLAY) ? 1 : 2;
        if (arguments.size() < words) {
            throw new LogFault("The command must be one of:\n" + USAGE);
        }
        Words read = new Words();
        for (int i = words; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.startsWith("--")) {
                i++;
                read.option(word, i < arguments.size() ? arguments.get(i) : "");
            } else {
                read.files.add(Path.of(word));
            }
        }
        return read.asked(String.join(" ", arguments.subList(0, words)));
    }

    private static final class Words {
        private final List<Path> files = new ArrayList<>();
        private final List<NoteKey> keys = new ArrayList<>();
        private final List<SignedNote> kept = new ArrayList<>();
        private final List<Receipt> receipts = new ArrayList<>();
        private @Nullable Instant at;
        private @Nullable Path log;
        private @Nullable Path releases;

        void option(String name, String value) throws IOException {
            switch (name) {
                case "--key" -> keys.add(NoteKey.read(text(Path.of(value)).strip()));
                case "--kept" -> kept.add(SignedNote.read(text(Path.of(value))));
                case "--receipt" -> text(Path.of(value)).lines().forEach(line -> receipts.add(Receipt.read(line)));
                case "--at" -> at = instant(value);
                case "--log" -> log = Path.of(value);
                case "--releases" -> releases = Path.of(value);
                default -> throw new LogFault("There is no such option:\n" + USAGE);
            }
        }

        Asked asked(String command) {
            if (keys.isEmpty()) {
                throw new LogFault(
                        "The key of the log must be named by --key: nothing in an export can be trusted without.");
            }
            return new Asked(command, files, new LogCheck.Trust(keys, kept, receipts, at), log, releases);
        }

        private static String text(Path file) throws IOException {
            return Files.readString(file, StandardCharsets.UTF_8);
        }

        private static Instant instant(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new LogFault("The instant must be written like 2026-11-28T12:00:00Z.");
            }
        }
    }
}
