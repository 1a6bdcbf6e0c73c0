package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.proof.BundleFault;
import org.precisionbenefit.audit.proof.BundleText;
import org.precisionbenefit.audit.proof.ProofBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands for auditors who take the proof of a decision away. */
final class ProofCommands {
    private ProofCommands() {}

    static CommandLine over(Engine engine) {
        return new CommandLine(new Decision()).addSubcommand(new Export(engine));
    }

    @Command(name = "decision", mixinStandardHelpOptions = true, description = "Exports the proof of a decision.")
    private static final class Decision extends CommandHead {}

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description =
                    "Writes what proves a decision into a new file, for the offline verifier. It holds the whole case;"
                            + " that it was handed out is noted in the log.")
    private static final class Export extends EngineCommand {
        @Parameters(index = "0", paramLabel = "ID", description = "the decision")
        private String id = "";

        @Parameters(index = "1", paramLabel = "FILE", description = "the new file")
        private Path file = Path.of("");

        @Option(
                names = "--reason",
                paramLabel = "TEXT",
                description = "why you have to see the case whole; it is written into the log")
        private @Nullable String reason;

        @Option(
                names = "--since",
                paramLabel = "SIZE",
                description = "the size of a checkpoint that you kept, which the log is shown to go on from")
        private @Nullable Long since;

        @Option(
                names = "--releases",
                paramLabel = "FOLDER",
                description = "where releases are written, each once, instead of into the file")
        private @Nullable Path releases;

        Export(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (!id.matches("[0-9a-f-]{36}")) {
                throw new IllegalArgumentException("The decision id must be a UUID in lower case.");
            }
            String door = "/api/v1/decisions/" + id;
            if (reason != null) {
                Engine.Reply unmasked =
                        engine().post(door + "/unmask", "application/json", "{\"reason\":\"" + quoted(reason) + "\"}");
                if (unmasked.status() >= 300) {
                    return refused(unmasked);
                }
            }
            Engine.Reply reply = engine().post(
                            door + "/proof?releases=all" + (since == null ? "" : "&since=" + since),
                            "application/json",
                            "");
            return reply.status() < 300 ? write(reply.body()) : refused(reply);
        }

        private int write(String body) throws IOException {
            ProofBundle bundle;
            try {
                bundle = BundleText.read(body.getBytes(StandardCharsets.UTF_8));
            } catch (BundleFault e) {
                throw new IOException("What the server sent is no proof. " + e.getMessage(), e);
            }
            Path folder = releases;
            if (folder == null) {
                fresh(file, body);
                return done("The proof was written to " + file.getFileName() + ".");
            }
            Files.createDirectories(folder);
            List<ProofBundle.Release> named = new ArrayList<>();
            for (ProofBundle.Release each : bundle.releases()) {
                Path beside = folder.resolve(each.digest() + ".release");
                if (!each.files().isEmpty() && !Files.exists(beside)) {
                    fresh(beside, BundleText.write(each));
                }
                named.add(new ProofBundle.Release(each.kind(), each.digest(), List.of()));
            }
            fresh(
                    file,
                    BundleText.write(new ProofBundle(
                            bundle.decision(), bundle.checkpoint(), bundle.earlier(), bundle.entries(), named)));
            return done("The proof was written to " + file.getFileName() + ", and its releases beside it.");
        }

        private static void fresh(Path file, String text) throws IOException {
            try {
                Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                throw new IOException(
                        "There is a file " + file.getFileName() + ", which is not replaced. Name a new one.", e);
            }
        }

        private int refused(Engine.Reply reply) {
            err().println(
                            reply.body().isBlank()
                                    ? "Nothing was written: the server said no (HTTP " + reply.status()
                                            + "). Set PRECISION_BENEFIT_TOKEN to a token of an auditor."
                                    : reply.body());
            err().flush();
            return CommandLine.ExitCode.SOFTWARE;
        }

        /** The inside of a JSON string. */
        private static String quoted(String text) {
            StringBuilder quoted = new StringBuilder();
            for (char each : Objects.requireNonNull(text, "text is null").toCharArray()) {
                if (each == '"' || each == '\\') {
                    quoted.append('\\');
                }
                quoted.append(each < ' ' ? ' ' : each);
            }
            return quoted.toString();
        }
    }
}
