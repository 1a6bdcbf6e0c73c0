package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The commands for those who hand the log to whoever checks it. */
final class LogCommands {
    private LogCommands() {}

    static CommandLine over(Engine engine, LogDesk log) {
        return new CommandLine(new Log()).addSubcommand(new Export(engine, log));
    }

    @Command(name = "log", mixinStandardHelpOptions = true, description = "Exports the log of decisions.")
    private static final class Log extends CommandHead {}

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description =
                    "Writes every entry and checkpoint into a new file, for the offline verifier. It holds no member"
                            + " data.")
    private static final class Export extends EngineCommand {
        private final LogDesk log;

        @Parameters(paramLabel = "FILE", description = "the new file")
        private Path file = Path.of("");

        Export(Engine engine, LogDesk log) {
            super(engine);
            this.log = Objects.requireNonNull(log, "log is null");
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            // Nobody takes the log away for sitting at this machine: the server is asked, as whoever the token names,
            // and notes it.
            Engine.Reply may = engine().post("/api/v1/log/export", "application/json", "");
            if (may.status() >= 300) {
                err().println(
                                may.body().isBlank()
                                        ? "Nothing was written: the server said no (HTTP " + may.status()
                                                + "). Set PRECISION_BENEFIT_TOKEN to a token of an auditor or operator."
                                        : may.body());
                err().flush();
                return CommandLine.ExitCode.SOFTWARE;
            }
            return done(log.export(file) + " entries were written to " + file.getFileName() + ".");
        }
    }
}
