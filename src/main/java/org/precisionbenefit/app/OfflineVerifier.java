package org.precisionbenefit.app;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.EngineHistory;
import org.precisionbenefit.audit.cli.Asked;
import org.precisionbenefit.audit.cli.Verifier;
import org.precisionbenefit.audit.log.LogFault;

/**
 * Where the offline verifier starts: a jar of the engine's own classes without server, database driver and settings. Checks load
 * nothing but the classes that check; the engine and its rule compiler are loaded by a replay.
 */
public final class OfflineVerifier {
    private OfflineVerifier() {}

    /** Runs one command. */
    public static void main(String... arguments) {
        // Nobody reads logs here, and the library says on the error stream that nobody does.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(
                List.of(arguments),
                System.out,
                OfflineVerifier.class.getPackage().getImplementationVersion()));
    }

    /**
     * Runs one command.
     *
     * @param version the version of this jar, or null where it is not known
     * @return the exit code
     */
    static int run(List<String> arguments, PrintStream out, @Nullable String version) {
        if (arguments.isEmpty() || !arguments.get(0).equals(Asked.REPLAY)) {
            return Verifier.run(arguments, out);
        }
        try {
            return new OfflineReplay(Asked.of(arguments), out, EngineHistory.of(version)).run();
        } catch (LogFault e) {
            out.println("INCOMPLETE\t" + e.getMessage());
        } catch (IOException e) {
            out.println("INCOMPLETE\tA file cannot be read: " + e.getMessage());
        }
        return Verifier.INCOMPLETE;
    }
}
