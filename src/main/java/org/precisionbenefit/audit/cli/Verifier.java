package org.precisionbenefit.audit.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.log.LogCheck;
import org.precisionbenefit.audit.log.LogFault;
import org.precisionbenefit.audit.log.NoteKey;
import org.precisionbenefit.audit.log.Receipt;
import org.precisionbenefit.audit.log.SignedNote;

/**
 * Checks exports of the log, offline. It needs the public key of the log, which was handed over once, and no server. The exit
 * code is 0 when nothing is wrong, 1 when something is, with a line for each that names kind and place, and 2 when the check
 * could not be made.
 */
public final class Verifier {
    private static final int CLEAN = 0;
    private static final int TAMPERED = 1;
    private static final int INCOMPLETE = 2;

    private static final String USAGE = """
            verify log EXPORT --key FILE [--kept FILE]... [--receipt FILE]... [--at INSTANT]
            verify consistency EARLIER-EXPORT LATER-EXPORT --key FILE
            witness update KEPT EXPORT --key FILE
            """;

    private Verifier() {}

    /** Runs one command. */
    public static void main(String... arguments) {
        System.exit(run(List.of(arguments), System.out));
    }

    /**
     * Runs one command.
     *
     * @return the exit code
     */
    static int run(List<String> arguments, PrintStream out) {
        try {
            Asked asked = Asked.of(arguments);
            return switch (asked.command()) {
                case "verify log" -> log(asked, out);
                case "verify consistency" -> consistency(asked, out);
                case "witness update" -> witness(asked, out);
                default -> throw new LogFault("The command must be one of:\n" + USAGE);
            };
        } catch (LogFault e) {
            out.println("INCOMPLETE\t" + e.getMessage());
        } catch (IOException e) {
            out.println("INCOMPLETE\tA file cannot be read or written: " + e.getMessage());
        }
        return INCOMPLETE;
    }

    private static int log(Asked asked, PrintStream out) throws IOException {
        return said(ExportFile.check(asked.file(0), new LogCheck(asked.trust())), out);
    }

    /** Of two exports each must be clean in itself, and the later one go on from the earlier. */
    private static int consistency(Asked asked, PrintStream out) throws IOException {
        LogCheck.Result earlier = ExportFile.check(asked.file(0), new LogCheck(asked.trust()));
        int first = said(earlier, out);
        SignedNote last = earlier.newest();
        if (last == null) {
            throw new LogFault("The earlier export must hold a checkpoint that the key signed.");
        }
        LogCheck.Trust both = new LogCheck.Trust(asked.trust().keys(), List.of(last), List.of(), null);
        int second = said(ExportFile.check(asked.file(1), new LogCheck(both)), out);
        return Math.max(first, second);
    }

    /** Keeps the newest checkpoint in the place of the one that was kept, only if the log goes on from it and is clean. */
    private static int witness(Asked asked, PrintStream out) throws IOException {
        Path kept = asked.file(0);
        List<SignedNote> before = Files.exists(kept) ? List.of(note(kept)) : List.of();
        LogCheck.Trust trust = new LogCheck.Trust(asked.trust().keys(), before, List.of(), null);
        LogCheck.Result result = ExportFile.check(asked.file(1), new LogCheck(trust));
        int code = said(result, out);
        SignedNote newest = result.newest();
        if (code == CLEAN && newest != null) {
            Path next = kept.resolveSibling(kept.getFileName() + ".next");
            Files.writeString(next, newest.write(), StandardCharsets.UTF_8);
            Files.move(next, kept, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
        return code;
    }

    private static int said(LogCheck.Result result, PrintStream out) {
        result.findings().forEach(finding -> out.println(finding.kind() + "\t" + finding.place()));
        out.println((result.findings().isEmpty() ? "CLEAN" : "TAMPERED") + "\t" + result.size() + " entries");
        return result.findings().isEmpty() ? CLEAN : TAMPERED;
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static SignedNote note(Path file) throws IOException {
        return SignedNote.read(text(file));
    }

    /**
     * What was asked.
     *
     * @param command two words
     * @param files what it is about
     * @param trust what is trusted
     */
    private record Asked(String command, List<Path> files, LogCheck.Trust trust) {
        private static final int WORDS = 2;

        private Asked {
            files = List.copyOf(files);
        }

        Path file(int index) {
            if (index >= files.size()) {
                throw new LogFault("A file is missing:\n" + USAGE);
            }
            return files.get(index);
        }

        static Asked of(List<String> arguments) throws IOException {
            if (arguments.size() < WORDS) {
                throw new LogFault("The command must be one of:\n" + USAGE);
            }
            List<Path> files = new ArrayList<>();
            List<NoteKey> keys = new ArrayList<>();
            List<SignedNote> kept = new ArrayList<>();
            List<Receipt> receipts = new ArrayList<>();
            @Nullable Instant at = null;
            for (int i = WORDS; i < arguments.size(); i++) {
                String word = arguments.get(i);
                if (!word.startsWith("--")) {
                    files.add(Path.of(word));
                    continue;
                }
                String value = ++i < arguments.size() ? arguments.get(i) : "";
                switch (word) {
                    case "--key" -> keys.add(NoteKey.read(text(Path.of(value)).strip()));
                    case "--kept" -> kept.add(note(Path.of(value)));
                    case "--receipt" -> text(Path.of(value)).lines().forEach(line -> receipts.add(Receipt.read(line)));
                    case "--at" -> at = instant(value);
                    default -> throw new LogFault("There is no such option:\n" + USAGE);
                }
            }
            if (keys.isEmpty()) {
                throw new LogFault(
                        "The key of the log must be named by --key: nothing in an export can be trusted without.");
            }
            return new Asked(
                    arguments.get(0) + " " + arguments.get(1), files, new LogCheck.Trust(keys, kept, receipts, at));
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
