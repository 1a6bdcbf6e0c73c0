package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands for those who keep the drug catalogue. */
final class DrugsCommands {
    private DrugsCommands() {}

    static CommandLine over(Engine engine) {
        return new CommandLine(new Drugs()).addSubcommand(new Import(engine));
    }

    @Command(
            name = "drugs",
            mixinStandardHelpOptions = true,
            description = "Makes files of the drug catalogue from directories that others publish.")
    private static final class Drugs extends CommandHead {}

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Reads RXNCONSO.RRF (with RXNREL.RRF and RXNSAT.RRF beside it) or the FDA's product.txt"
                    + " (with package.txt beside it), prints each row that was repaired or rejected and why, and writes"
                    + " one file per drug. A person takes over what is wanted; the engine's own folder stays as it is.")
    private static final class Import extends EngineCommand {
        @Parameters(paramLabel = "FILE", description = "RXNCONSO.RRF or product.txt")
        private Path file = Path.of("");

        @Option(names = "--into", required = true, paramLabel = "FOLDER", description = "an empty or new folder")
        private Path into = Path.of("");

        @Option(
                names = "--since",
                required = true,
                paramLabel = "DAY",
                description = "the day of the directory, such as 2026-01-31")
        private @Nullable LocalDate since;

        @Option(
                names = "--source",
                required = true,
                paramLabel = "TEXT",
                description = "how files cite it, such as \"RxNorm release of 2026-11-02\"")
        private String source = "";

        @Option(names = "--drug", paramLabel = "NAME", description = "only this drug; may be given several times")
        private List<String> only = new ArrayList<>();

        Import(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            LocalDate day = Objects.requireNonNull(since, "picocli did not ask for a day");
            PrintWriter out = out();
            DrugDesk.Imported imported =
                    engine().drugs().read(new DrugDesk.Order(file, into, source, day, only), out::println);
            out.println(imported.drugs() + " drugs with " + imported.products() + " products were written; rows "
                    + imported.summary());
            out.flush();
            return CommandLine.ExitCode.OK;
        }
    }
}
