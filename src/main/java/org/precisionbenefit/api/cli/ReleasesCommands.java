package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.decision.SignerName;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands for those who answer for releases: who signed which, and sign. */
final class ReleasesCommands {
    private ReleasesCommands() {}

    static CommandLine over(Engine engine) {
        return new CommandLine(new Releases())
                .addSubcommand(new Listing(engine))
                .addSubcommand(new Sign(engine));
    }

    @Command(name = "releases", mixinStandardHelpOptions = true, description = "Lists and signs releases.")
    private static final class Releases extends CommandHead {}

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Prints each live release and each that the folders hold, with its digest and who signed it.")
    private static final class Listing extends EngineCommand {

        Listing(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            PrintWriter out = out();
            for (Signing.Standing one : engine().signing().releases()) {
                out.println(one.kind() + " " + one.digest()
                        + (one.live() ? " (live): " : " (in the folders, not live): ") + one.signed());
            }
            out.flush();
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(
            name = "sign",
            mixinStandardHelpOptions = true,
            description = "Signs what the folders hold, with the signer's own key, and prints what was signed.")
    private static final class Sign extends EngineCommand {
        @Option(names = "--as", required = true, paramLabel = "NAME", description = "who signs")
        private @Nullable SignerName as;

        @ArgGroup(exclusive = true, multiplicity = "1")
        private Which which = new Which();

        Sign(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            SignerName signer = Objects.requireNonNull(as, "picocli did not ask for a name");
            PrintWriter out = out();
            for (Signing.Written one : engine().signing().sign(signer, which.kinds())) {
                ReleaseSignature.Statement said = one.signature().statement();
                out.println("Signed " + said.kind() + " " + said.digest() + " as "
                        + said.by().role() + " " + said.by().name() + " for " + said.purpose() + ": " + one.file());
            }
            out.flush();
            return CommandLine.ExitCode.OK;
        }
    }

    /** Some kinds of release, or all. */
    private static final class Which {
        @Option(
                names = "--kind",
                paramLabel = "KIND",
                description = "policy, formulary, knowledge, models or clocks; may be given several times")
        private Set<ReleaseKind> kinds = EnumSet.noneOf(ReleaseKind.class);

        @Option(names = "--all", description = "every kind")
        private boolean all;

        Set<ReleaseKind> kinds() {
            return all ? EnumSet.allOf(ReleaseKind.class) : kinds;
        }
    }
}
