package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands for those who write gene files and guidance: what is wrong in them, and what is new at CPIC? */
final class KnowledgeCommands {
    private KnowledgeCommands() {}

    static CommandLine over(Engine engine) {
        return new CommandLine(new Knowledge())
                .addSubcommand(new Check(engine))
                .addSubcommand(new CommandLine(new Import()).addSubcommand(new Cpic(engine)));
    }

    @Command(
            name = "knowledge",
            mixinStandardHelpOptions = true,
            description = "Checks gene files and guidance, and compares them with what others publish.")
    private static final class Knowledge extends CommandHead {}

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Prints what an export holds that the files do not; a person accepts it row by row.")
    private static final class Import extends CommandHead {}

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Prints every problem of gene files and guidance; exit code 1 when there is any.")
    private static final class Check extends EngineCommand {
        @Parameters(
                paramLabel = "FOLDER",
                arity = "0..1",
                description = "the folder that holds pgx and guidance (default: the engine's formulary-data)")
        private @Nullable Path folder;

        Check(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            KnowledgeDesk.Checked checked = engine().knowledge().check(folder);
            PrintWriter out = out();
            checked.problems().forEach(out::println);
            boolean good = checked.problems().isEmpty();
            if (good) {
                out.println(checked.genes() + " genes, no problems");
            }
            out.flush();
            return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    @Command(
            name = "cpic",
            mixinStandardHelpOptions = true,
            description =
                    "Compares an export of CPIC's tables with the gene files as of the day from which it holds, and"
                            + " prints each difference with the row to paste. Changes nothing.")
    private static final class Cpic extends EngineCommand {
        @Parameters(
                paramLabel = "FOLDER",
                description = "the folder with allele_function.csv and function_to_phenotype_rules.csv")
        private Path folder = Path.of("");

        @Option(
                names = "--since",
                required = true,
                paramLabel = "DAY",
                description = "the day from which the export holds, such as 2026-01-31")
        private @Nullable LocalDate since;

        @Option(
                names = "--source",
                required = true,
                paramLabel = "TEXT",
                description = "how accepted rows cite the export, such as \"CPIC database 1.45.0\"")
        private String source = "";

        Cpic(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            LocalDate day = Objects.requireNonNull(since, "picocli did not ask for a day");
            List<String> lines = engine().knowledge().differences(folder, day, source);
            PrintWriter out = out();
            lines.forEach(out::println);
            out.flush();
            return CommandLine.ExitCode.OK;
        }
    }
}
