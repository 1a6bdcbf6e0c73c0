package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.audit.SignerRole;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands for those who look after keys: which are there, and how is a new one brought in? */
final class KeysCommands {
    private KeysCommands() {}

    static CommandLine over(Engine engine) {
        return new CommandLine(new Keys())
                .addSubcommand(new Make(engine))
                .addSubcommand(new MakeSigning(engine))
                .addSubcommand(new Listing(engine))
                .addSubcommand(new Rotate(engine));
    }

    @Command(
            name = "keys",
            mixinStandardHelpOptions = true,
            description = "Makes, lists and rotates the keys of the keys folder.")
    private static final class Keys extends CommandHead {}

    @Command(
            name = "make",
            mixinStandardHelpOptions = true,
            description =
                    "Makes keys and passwords in the keys folder where there are none; copy them to a safe place.")
    private static final class Make extends EngineCommand {
        Make(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            engine().makeKeys();
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(
            name = "make-signing",
            mixinStandardHelpOptions = true,
            description = "Makes the keys of a person who signs releases, on that person's own machine.")
    private static final class MakeSigning extends EngineCommand {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "the person")
        private @Nullable SignerName name;

        @Option(names = "--role", required = true, paramLabel = "ROLE", description = "author or approver")
        private @Nullable SignerRole role;

        @Option(
                names = "--purpose",
                paramLabel = "PURPOSE",
                description = "what the signatures are for: demonstration (the default) or production")
        private SigningPurpose purpose = SigningPurpose.DEMONSTRATION;

        MakeSigning(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            ReleaseSignature.Signer signer = new ReleaseSignature.Signer(
                    Objects.requireNonNull(name, "picocli did not ask for a name"),
                    Objects.requireNonNull(role, "picocli did not ask for a role"));
            Path made = engine().signing().make(signer, purpose);
            PrintWriter out = out();
            out.println("Made " + made + " for signatures as " + role + " for " + purpose
                    + ". Copy this file to every server where they shall count; the private half stays where it is.");
            out.flush();
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Prints the id of every key and what it is for; never a key.")
    private static final class Listing extends EngineCommand {

        Listing(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() {
            PrintWriter out = out();
            for (Map.Entry<String, List<Integer>> set : engine().keys().entrySet()) {
                for (int i = 0; i < set.getValue().size(); i++) {
                    out.println(set.getKey() + " "
                            + Integer.toUnsignedString(set.getValue().get(i))
                            + (i == 0 ? " (in use)" : " (opens what it wrapped before)"));
                }
            }
            out.flush();
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description =
                    "Makes a new sealing key and wraps the key of every payload by it; payloads stay as they are.")
    private static final class Rotate extends EngineCommand {

        Rotate(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            Engine.Rotated rotated = engine().rotateKeys();
            PrintWriter out = out();
            out.println("Payload keys wrapped by the newest sealing key: " + rotated.wrapped()
                    + ". Copy the keys folder to its safe place now.");
            out.flush();
            PrintWriter err = err();
            rotated.unopened()
                    .forEach(id ->
                            err.println("The key of decision (" + id + ") does not open and stays as it was. Maybe it"
                                    + " was changed, or its key is not in the keys folder."));
            err.flush();
            return rotated.unopened().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }
}
