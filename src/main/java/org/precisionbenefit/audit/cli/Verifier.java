package org.precisionbenefit.audit.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.precisionbenefit.audit.log.LogCheck;
import org.precisionbenefit.audit.log.LogFault;
import org.precisionbenefit.audit.log.SignedNote;

/**
 * Checks exports of the log, offline. It needs the public key of the log, which was handed over once, and no server. The exit
 * code is 0 when nothing is wrong, 1 when something is, with a line for each that names kind and place, and 2 when the check
 * could not be made.
 */
public final class Verifier {
    /** Nothing is wrong. */
    public static final int CLEAN = 0;
    /** Something is. */
    public static final int TAMPERED = 1;
    /** It could not be checked. */
    public static final int INCOMPLETE = 2;

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
    public static int run(List<String> arguments, PrintStream out) {
        try {
            Asked asked = Asked.of(arguments);
            return switch (asked.command()) {
                case "verify log" -> log(asked, out);
                case "verify consistency" -> consistency(asked, out);
                case "verify decision" -> new DecisionCommand(asked, out).run();
                case "witness update" -> witness(asked, out);
                default -> throw new LogFault("The command must be one of:\n" + Asked.USAGE);
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
        return worse(first, second);
    }

    /** Keeps the newest checkpoint in the place of the one that was kept, only if the log goes on from it and is clean. */
    private static int witness(Asked asked, PrintStream out) throws IOException {
        Path kept = asked.file(0);
        List<SignedNote> before = Files.exists(kept)
                ? List.of(SignedNote.read(Files.readString(kept, StandardCharsets.UTF_8)))
                : List.of();
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

    static int said(LogCheck.Result result, PrintStream out) {
        result.findings().forEach(finding -> out.println(finding.kind() + "\t" + finding.place()));
        out.println((result.findings().isEmpty() ? "CLEAN" : "TAMPERED") + "\t" + result.size() + " entries");
        return result.findings().isEmpty() ? CLEAN : TAMPERED;
    }

    /** The worse of two exit codes: tampering that was found counts more than what could not be checked. */
    public static int worse(int one, int other) {
        return one == TAMPERED || other == TAMPERED ? TAMPERED : Math.max(one, other);
    }
}
