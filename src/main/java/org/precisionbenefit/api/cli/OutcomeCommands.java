package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands for those who report what became of members. */
final class OutcomeCommands {
    private OutcomeCommands() {}

    static CommandLine over(Engine engine) {
        return new CommandLine(new Outcomes()).addSubcommand(new Import(engine));
    }

    @Command(
            name = "outcomes",
            mixinStandardHelpOptions = true,
            description = "Brings back what became of members about whom models predicted something.")
    private static final class Outcomes extends CommandHead {}

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description =
                    "Imports outcomes, each bound to a decision: NDJSON (.ndjson, one object a line) or CSV (.csv) with"
                            + " decision, item, model, happened, observed and source. A file with a line that cannot be"
                            + " read is not kept at all; a line whose decision is not known, or whose model did not speak"
                            + " there, is skipped and counted. What was imported before is left alone.")
    private static final class Import extends EngineCommand {
        @Parameters(paramLabel = "FILE", arity = "1..*", description = "the files")
        private List<Path> files = List.of();

        @Option(
                names = "--plan",
                paramLabel = "PLAN",
                description = "take outcomes of this plan's decisions only; may be given several times")
        private @Nullable List<String> plans;

        Import(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            for (Path file : files) {
                if (!Files.isRegularFile(file)) {
                    throw new IllegalArgumentException(
                            "The file (" + file + ") must exist. Maybe it lies in another folder.");
                }
            }
            boolean all = true;
            PrintWriter out = out();
            for (Path file : files) {
                try {
                    OutcomeDesk.Imported came = engine().outcomes().importFile(file, plans == null ? List.of() : plans);
                    out.println(file + ": " + came.fresh() + " new, " + came.known() + " known before");
                    came.skipped().forEach((why, times) -> out.println("  " + times + " skipped: " + why));
                } catch (IOException e) {
                    all = false;
                    err().println(file + ": nothing of it was kept. " + e.getMessage());
                    err().flush();
                }
            }
            out.flush();
            return all ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }
}
