package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.LetterCase;
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
                .addSubcommand(new Sign(engine))
                .addSubcommand(new Publish(engine))
                .addSubcommand(new RollBack(engine));
    }

    @Command(
            name = "releases",
            mixinStandardHelpOptions = true,
            description = "Lists, signs and publishes releases, and goes back.")
    private static final class Releases extends CommandHead {}

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description =
                    "Prints each release that is live, is to be live or was refused, and each that the folders hold.")
    private static final class Listing extends EngineCommand {

        Listing(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            PrintWriter out = out();
            for (Signing.Standing one : engine().signing().releases()) {
                out.println(one.kind() + " " + one.digest() + " " + one.state() + ": " + one.signed());
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

        @Option(
                names = "--digest",
                paramLabel = "DIGEST",
                description = "with one kind: sign only if the folders hold this release")
        private @Nullable Digest only;

        Sign(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            SignerName signer = Objects.requireNonNull(as, "picocli did not ask for a name");
            PrintWriter out = out();
            for (Signing.Written one : engine().signing().sign(signer, which.kinds(), only)) {
                ReleaseSignature.Statement said = one.signature().statement();
                out.println("Signed " + said.kind() + " " + said.digest() + " as "
                        + said.by().role() + " " + said.by().name() + " for " + said.purpose() + ": " + one.file());
            }
            out.flush();
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            description = "Checks what the server's folders hold and makes it live, at once or from a day on.")
    private static final class Publish extends Moving {
        @Option(
                names = "--effective",
                paramLabel = "DAY",
                description = "the first day on which it is live, such as 2026-12-01 (default: at once)")
        private @Nullable LocalDate effective;

        Publish(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            return move("publish", effective == null ? "" : "?effective=" + effective);
        }
    }

    @Command(
            name = "rollback",
            mixinStandardHelpOptions = true,
            description = "Makes the release live again that was live before, or another one of those that were.")
    private static final class RollBack extends Moving {
        @Option(names = "--to", paramLabel = "DIGEST", description = "which one, as releases list prints it")
        private @Nullable Digest to;

        @Option(
                names = "--from",
                paramLabel = "ENTRY",
                description = "the entry that is live now; when another one is, nothing is done")
        private @Nullable Long from;

        RollBack(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            List<String> how = new ArrayList<>();
            if (to != null) {
                how.add("to=" + to);
            }
            if (from != null) {
                how.add("from=" + from);
            }
            return move("rollback", how.isEmpty() ? "" : "?" + String.join("&", how));
        }
    }

    /** What the server is asked to do with a release, as whoever the token of the command names. */
    private abstract static class Moving extends EngineCommand {
        @Option(names = "--kind", required = true, paramLabel = "KIND", description = "policy or models")
        private @Nullable ReleaseKind kind;

        Moving(Engine engine) {
            super(engine);
        }

        int move(String what, String how) throws IOException, InterruptedException {
            String of = LetterCase.lower(Objects.requireNonNull(kind, "picocli did not ask for a kind")
                    .name());
            Engine.Reply reply = engine().post("/api/v1/releases/" + of + "/" + what + how, "application/json", "");
            boolean done = reply.status() < 300;
            PrintWriter to = done ? out() : err();
            to.println(reply.body().isBlank() ? "The server said no (HTTP " + reply.status() + ")." : reply.body());
            to.flush();
            return done ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
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
