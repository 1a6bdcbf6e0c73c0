package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands for those who hand the log to whoever checks it. */
final class LogCommands {
    private LogCommands() {}

    static CommandLine over(LogDesk log) {
        return new CommandLine(new Log()).addSubcommand(new Export(log));
    }

    @Command(name = "log", mixinStandardHelpOptions = true, description = "Exports the log of decisions.")
    private static final class Log extends CommandHead {}

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description =
                    "Writes every entry and checkpoint into a new file, for the offline verifier. It holds no member"
                            + " data.")
    private static final class Export implements Callable<Integer> {
        private final LogDesk log;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE", description = "the new file")
        private Path file = Path.of("");

        Export(LogDesk log) {
            this.log = Objects.requireNonNull(log, "log is null");
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            long entries = log.export(file);
            spec.commandLine().getOut().println(entries + " entries were written to " + file.getFileName() + ".");
            spec.commandLine().getOut().flush();
            return CommandLine.ExitCode.OK;
        }
    }
}
