package org.precisionbenefit.api.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.history.ImportedRow;
import org.precisionbenefit.terminology.LetterCase;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands for those who bring in what the plan knows of its members. */
final class MemberCommands {
    private MemberCommands() {}

    static CommandLine over(Engine engine) {
        return new CommandLine(new Member()).addSubcommand(new Import(engine));
    }

    @Command(
            name = "member",
            mixinStandardHelpOptions = true,
            description = "Brings in what the plan's own records say of its members.")
    private static final class Member extends CommandHead {}

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description =
                    "Imports coverages, claims, dispensing records, medication statements and orders, and observations"
                            + " from FHIR R4 files: NDJSON (.ndjson, one resource or bundle on each line) or a bundle. A"
                            + " file is kept as a whole or not at all; of what was imported before, nothing is changed."
                            + " Prints what was accepted, repaired and skipped; the exit code is 1 when a file was not"
                            + " kept.")
    private static final class Import extends EngineCommand {
        @Parameters(paramLabel = "FILE", arity = "1..*", description = "the files; those of one export together")
        private List<Path> files = List.of();

        @Option(
                names = "--plan",
                paramLabel = "PLAN",
                description = "the plan of members of whom no Coverage names one")
        private @Nullable String plan;

        @Option(
                names = "--member-system",
                paramLabel = "URI",
                description =
                        "the system of the Patient's identifier that is the member number, beside those of type MB")
        private @Nullable String memberSystem;

        @Option(
                names = "--report",
                paramLabel = "REPORT",
                description = "where to write a line for every row: file, place, kind, outcome, why; separated by tabs")
        private @Nullable Path report;

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
            MemberDesk.Order order = new MemberDesk.Order(files, plan, memberSystem);
            if (report == null) {
                Printing printing = new Printing(out(), err(), null);
                engine().members().importFiles(order, printing);
                return printing.exitCode();
            }
            try (BufferedWriter rows = Files.newBufferedWriter(report, StandardCharsets.UTF_8)) {
                Printing printing = new Printing(out(), err(), rows);
                engine().members().importFiles(order, printing);
                return printing.exitCode();
            }
        }
    }

    /** Writes each row into the report and prints one line for all rows of a file that came to the same. */
    private static final class Printing implements MemberDesk.Report {
        private final PrintWriter out;
        private final PrintWriter err;
        private final @Nullable BufferedWriter rows;
        private final TreeMap<String, Integer> same = new TreeMap<>();
        private boolean all = true;

        Printing(PrintWriter out, PrintWriter err, @Nullable BufferedWriter rows) {
            this.out = out;
            this.err = err;
            this.rows = rows;
        }

        @Override
        public void row(Path file, ImportedRow row) {
            String kind = row.kind().isEmpty() ? "unknown" : row.kind();
            String outcome = LetterCase.lower(row.outcome().name());
            same.merge(outcome + " " + kind + (row.why().isEmpty() ? "" : ": " + row.why()), 1, Integer::sum);
            if (rows != null) {
                try {
                    rows.write(String.join("\t", file.toString(), row.place(), kind, outcome, row.why()) + "\n");
                } catch (IOException e) {
                    throw new UncheckedIOException("The report cannot be written.", e);
                }
            }
        }

        @Override
        public void file(Path file, String why) {
            if (why.isEmpty()) {
                out.println(file + ": kept");
            } else {
                all = false;
                err.println(file + ": nothing of it was kept. " + why);
            }
            same.forEach((what, times) -> out.println("  " + times + " " + what));
            same.clear();
            out.flush();
            err.flush();
        }

        int exitCode() {
            return all ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }
}
