package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.load.LoadCounts;
import org.precisionbenefit.formulary.load.ReportLine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands for those who load formularies that plans publish. */
final class FormularyCommands {
    private static final int SHOWN = 20;

    private FormularyCommands() {}

    static CommandLine over(Engine engine) {
        CommandLine line = new CommandLine(new Formulary())
                .addSubcommand(new Import(engine))
                .addSubcommand(new Check(engine));
        EditionCommands.addTo(line, engine);
        return line;
    }

    @Command(
            name = "formulary",
            mixinStandardHelpOptions = true,
            description = "Loads, compares and activates editions of formularies that plans publish.")
    private static final class Formulary extends CommandHead {}

    /** Which files are read, and how. */
    static final class Input {
        @Parameters(
                index = "0",
                paramLabel = "FORMAT",
                description =
                        "csv (tables kept by hand), fhir (US Drug Formulary), partd (Part D public-use files) or qhp"
                                + " (exchange JSON)")
        private String format = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "files, or folders of files")
        private List<Path> files = new ArrayList<>();

        @Option(
                names = "--without",
                paramLabel = "PART",
                split = ",",
                description = "what to leave out of fhir because a generator made it up: new-starts, limit-details")
        private List<String> without = new ArrayList<>();

        FormularyDesk.Sources sources() {
            return new FormularyDesk.Sources(format, files, new TreeSet<>(without));
        }
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description =
                    "Loads files as a draft edition; each row that was repaired or rejected is reported. Nothing is"
                            + " kept of a load that breaks off.")
    private static final class Import extends EngineCommand {
        @Mixin
        private Input input = new Input();

        @Option(
                names = "--name",
                required = true,
                paramLabel = "NAME",
                description = "the formulary, such as carefirst-va")
        private String name = "";

        @Option(
                names = "--from",
                required = true,
                paramLabel = "DAY",
                description = "the first day on which the edition holds, such as 2026-01-01")
        private @Nullable LocalDate from;

        @Option(names = "--as", required = true, paramLabel = "WHO", description = "who loads it")
        private String as = "";

        @Option(names = "--report", paramLabel = "FILE", description = "where to write every line of the report")
        private @Nullable Path report;

        Import(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            LocalDate day = Objects.requireNonNull(from, "picocli did not ask for a day");
            PrintWriter out = out();
            PrintWriter err = err();
            FormularyDesk desk = engine().formularies();
            Edition edition =
                    desk.load(input.sources(), new FormularyDesk.What(name, day, as), counts -> tell(err, counts));
            Path file = report;
            List<ReportLine> lines = desk.report(edition.id(), file == null ? SHOWN : Integer.MAX_VALUE);
            if (file == null) {
                lines.forEach(out::println);
            } else {
                Files.write(file, lines.stream().map(ReportLine::toString).toList(), StandardCharsets.UTF_8);
            }
            desk.contradictions(edition.id(), SHOWN).forEach(out::println);
            out.println(EditionCommands.words(edition));
            out.flush();
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Reads files, prints each row that would be repaired or rejected, and keeps nothing; exit code 1"
                            + " when a row would be rejected.")
    private static final class Check extends EngineCommand {
        @Mixin
        private Input input = new Input();

        Check(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            PrintWriter out = out();
            PrintWriter err = err();
            LoadCounts counts = engine().formularies().check(input.sources(), out::println, met -> tell(err, met));
            out.println(words(counts));
            out.flush();
            return counts.rejected() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static void tell(PrintWriter err, LoadCounts counts) {
        err.println(counts.met() + " rows ...");
        err.flush();
    }

    static String words(LoadCounts counts) {
        return counts.accepted() + " rows accepted, " + counts.repaired() + " repaired, " + counts.rejected()
                + " rejected; not published: prior authorization in " + counts.unknownAuthorization()
                + " rows, step therapy in " + counts.unknownStep() + ", quantity limit in " + counts.unknownLimit();
    }
}
