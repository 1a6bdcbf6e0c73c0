package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.prediction.evaluation.EvaluationReport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands for those who want to know what models are worth and what they were taught. */
final class ModelsCommands {
    private ModelsCommands() {}

    static CommandLine over(Engine engine) {
        return new CommandLine(new Models())
                .addSubcommand(new Evaluate(engine))
                .addSubcommand(new ModelReleaseCommands.Check(engine))
                .addSubcommand(new ModelReleaseCommands.Choices(engine))
                .addSubcommand(new Cards(engine))
                .addSubcommand(new Cohorts(engine))
                .addSubcommand(new Requests(engine));
    }

    @Command(
            name = "models",
            mixinStandardHelpOptions = true,
            description = "Says what ways of predicting are worth on real data, and what models are made of.")
    private static final class Models extends CommandHead {}

    @Command(
            name = "evaluate",
            mixinStandardHelpOptions = true,
            description =
                    "Runs the evaluations on published data by their protocols and writes a report with plots for each;"
                            + " the same data gives the same bytes. Exit code 1 when a figure that a protocol asks for is"
                            + " missed.")
    private static final class Evaluate extends EngineCommand {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                required = true,
                description = "the folder of the data files that the protocols name")
        private Path data = Path.of("");

        @Option(names = "--only", paramLabel = "ID", description = "only this evaluation; may be given several times")
        private @Nullable List<String> only;

        @Option(names = "--into", paramLabel = "DIR", description = "where to write (default: ${DEFAULT-VALUE})")
        private Path into = Path.of("target", "evaluation");

        Evaluate(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            if (!Files.isDirectory(data)) {
                throw new IllegalArgumentException(
                        "The folder (" + data + ") must exist. Name the one that holds the data files.");
            }
            ModelDesk desk = engine().models();
            List<String> known = desk.evaluations();
            List<String> asked = only == null ? known : only;
            for (String id : asked) {
                if (!known.contains(id)) {
                    throw new IllegalArgumentException(
                            "The evaluation (" + id + ") must be one of " + String.join(", ", known) + ".");
                }
            }
            boolean good = true;
            for (String id : asked) {
                good &= print(desk.evaluate(id, data, into));
            }
            return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }

        private boolean print(EvaluationReport report) {
            PrintWriter out = out();
            out.println(report.id() + ": " + into.resolve(report.id() + ".md"));
            boolean good = true;
            for (EvaluationReport.Verdict verdict : report.verdicts()) {
                out.println(
                        "  " + (verdict.met() ? "met     " : "missed  ") + verdict.asked() + ": " + verdict.figure());
                good &= verdict.met();
            }
            out.flush();
            return good;
        }
    }

    @Command(
            name = "cards",
            mixinStandardHelpOptions = true,
            description = "Writes the card of every packed model, with plots.")
    private static final class Cards extends EngineCommand {
        @Option(names = "--into", paramLabel = "DIR", description = "where to write (default: ${DEFAULT-VALUE})")
        private Path into = Path.of("target", "cards");

        Cards(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            engine().models().cards(into);
            return done("Cards: " + into);
        }
    }

    @Command(
            name = "cohorts",
            mixinStandardHelpOptions = true,
            description =
                    "Writes what every cohort of invented members is made of, each figure with its source, and what"
                            + " a careless look at it finds beside the hidden truth.")
    private static final class Cohorts extends EngineCommand {
        @Option(names = "--into", paramLabel = "DIR", description = "where to write (default: ${DEFAULT-VALUE})")
        private Path into = Path.of("target", "cohorts");

        Cohorts(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            engine().models().cohorts(into);
            return done("Cohorts: " + into);
        }
    }

    @Command(
            name = "requests",
            mixinStandardHelpOptions = true,
            description =
                    "Writes requests of invented members as bundles, a file each; the same seed gives the same bytes.")
    private static final class Requests extends EngineCommand {
        @Option(names = "--cohort", paramLabel = "NAME", required = true, description = "whose members ask")
        private String cohort = "";

        @Option(names = "--count", paramLabel = "N", required = true, description = "how many")
        private int count;

        @Option(names = "--seed", paramLabel = "N", description = "what they are drawn with (default: 1)")
        private long seed = 1;

        @Option(names = "--day", paramLabel = "DAY", required = true, description = "the day of all requests")
        private LocalDate day = LocalDate.EPOCH;

        @Option(names = "--plan", paramLabel = "ID", description = "the plan (default: ${DEFAULT-VALUE})")
        private String plan = "EXAMPLE-HEALTH";

        @Option(names = "--into", paramLabel = "DIR", description = "where to write (default: ${DEFAULT-VALUE})")
        private Path into = Path.of("target", "requests");

        Requests(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            engine().models().requests(new ModelDesk.InventedAsk(cohort, seed, count, day, plan), into);
            return done(count + " requests: " + into);
        }
    }
}
