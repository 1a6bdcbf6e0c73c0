package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.terminology.Digest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands of the engine. Beside a running server those that ask a door join it. */
public final class CommandLineDoor {
    private CommandLineDoor() {}

    /** The command line over an engine. Without a command it serves. */
    public static CommandLine over(Engine engine) {
        Objects.requireNonNull(engine, "engine is null");
        return new CommandLine(new Root(engine))
                .addSubcommand(new Serve(engine))
                .addSubcommand(new Decide(engine))
                .addSubcommand(new ReplayOne(engine))
                .addSubcommand(new Train(engine))
                .addSubcommand(ProofCommands.over(engine))
                .addSubcommand(ModelsCommands.over(engine))
                .addSubcommand(new EvidenceCommand(engine))
                .addSubcommand(RulesCommands.over(engine))
                .addSubcommand(KnowledgeCommands.over(engine))
                .addSubcommand(DrugsCommands.over(engine))
                .addSubcommand(MemberCommands.over(engine))
                .addSubcommand(OutcomeCommands.over(engine))
                .addSubcommand(KeysCommands.over(engine))
                .addSubcommand(ReleasesCommands.over(engine))
                .addSubcommand(FormularyCommands.over(engine))
                .addSubcommand(PrivacyCommands.privacy(engine))
                .addSubcommand(PrivacyCommands.retention(engine))
                .registerConverter(SignerName.class, text -> converted(text, SignerName::new))
                .registerConverter(Digest.class, text -> converted(text, Digest::new))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    command.getErr().println(command.getColorScheme().errorText(said(fault)));
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    /** The command line over an engine and its log. */
    public static CommandLine over(Engine engine, LogDesk log) {
        CommandLine all = over(engine);
        CommandLine commands = LogCommands.over(engine, log);
        commands.setExecutionExceptionHandler(all.getExecutionExceptionHandler());
        return all.addSubcommand(commands);
    }

    @Command(
            name = "precision-benefit-engine",
            mixinStandardHelpOptions = true,
            description = "Decides drug prior authorizations and keeps why.")
    private record Root(Engine engine) implements Callable<Integer> {
        @Override
        public Integer call() {
            return engine.serve();
        }
    }

    @Command(name = "serve", mixinStandardHelpOptions = true, description = "Serves until it is stopped.")
    private record Serve(Engine engine) implements Callable<Integer> {
        @Override
        public Integer call() {
            return engine.serve();
        }
    }

    @Command(
            name = "decide",
            mixinStandardHelpOptions = true,
            description = "Decides the request in a file (a PAS bundle, or plain JSON) and prints the answer.")
    private static final class Decide extends Asking {
        @Parameters(paramLabel = "FILE", description = "the request")
        private Path file = Path.of("");

        Decide(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException(
                        "The file (" + file + ") must exist. Maybe it lies in another folder.");
            }
            String body = Files.readString(file, StandardCharsets.UTF_8);
            boolean bundle = body.contains("\"resourceType\"");
            return print(
                    bundle
                            ? engine().post("/fhir/Claim/$submit", "application/fhir+json", body)
                            : engine().post("/api/v1/decisions", "application/json", body));
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Decides a kept decision again and compares byte for byte; exit code 1 when it differs.")
    private static final class ReplayOne extends Asking {
        @Parameters(paramLabel = "ID", description = "the decision")
        private String id = "";

        ReplayOne(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (!id.matches("[0-9a-f-]{36}")) {
                throw new IllegalArgumentException("The decision id (" + id + ") must be a UUID in lower case.");
            }
            return print(engine().post("/api/v1/decisions/" + id + "/replay", "application/json", ""));
        }
    }

    @Command(
            name = "train",
            mixinStandardHelpOptions = true,
            description =
                    "Trains models anew from their protocols; the same protocols give the same bytes. A model that"
                            + " does not show what a release must show is refused.")
    private static final class Train extends EngineCommand {
        @Option(names = "--into", paramLabel = "DIR", description = "where to write (default: ${DEFAULT-VALUE})")
        private Path into = Path.of("target", "models");

        @Option(names = "--only", paramLabel = "ID", description = "only this model; may be given several times")
        private @Nullable List<String> only;

        @Option(
                names = "--rehearse",
                description = "draw other members, to try a protocol without reading those it is tested on")
        private boolean rehearsal;

        Train(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            engine().train(into, only == null ? List.of() : only, rehearsal);
            return CommandLine.ExitCode.OK;
        }
    }

    private static <T> T converted(String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }

    private static String said(Exception fault) {
        return fault.getMessage() != null
                ? fault.getMessage()
                : "The command failed (" + fault.getClass().getSimpleName() + "). Is the server still running?";
    }

    /** What a running server is asked; what it refuses goes to standard error. */
    private abstract static class Asking extends EngineCommand {
        Asking(Engine engine) {
            super(engine);
        }

        int print(Engine.Reply reply) {
            boolean good = reply.status() < 300;
            PrintWriter out = good || reply.status() == 409 ? out() : err();
            out.println(reply.body());
            out.flush();
            return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }
}
