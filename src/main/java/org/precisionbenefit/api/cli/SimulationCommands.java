package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands for those who want to know what other rules say and do. */
final class SimulationCommands {
    private SimulationCommands() {}

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = "Prints in words what changes from one folder of rules, or version of a policy, to another.")
    static final class Diff extends EngineCommand {
        @Parameters(index = "0", paramLabel = "OLD", description = "a folder, or policy/version of the rules folder")
        private String before = "";

        @Parameters(index = "1", paramLabel = "NEW", description = "a folder, or policy/version of the rules folder")
        private String after = "";

        Diff(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            List<String> sentences = engine().simulations().diff(before, after);
            PrintWriter out = out();
            sentences.forEach(out::println);
            return sentences.isEmpty() ? done("Nothing differs.") : done(counted(sentences.size()));
        }

        private static String counted(int changes) {
            return changes == 1 ? "1 change" : changes + " changes";
        }
    }

    @Command(
            name = "simulate",
            mixinStandardHelpOptions = true,
            description =
                    "Decides requests by two folders of rules and says what differs and why. A run that was stopped"
                            + " goes on where it was when it is started again with the same folder of results.")
    static final class Simulate extends EngineCommand {
        @Option(names = "--old", paramLabel = "RULES", required = true, description = "the folder of the earlier rules")
        private Path before = Path.of("");

        @Option(names = "--new", paramLabel = "RULES", required = true, description = "the folder of the later rules")
        private Path after = Path.of("");

        @Option(
                names = "--requests",
                paramLabel = "N",
                description = "how many requests are invented (default: ${DEFAULT-VALUE})")
        private long requests = 100_000;

        @Option(names = "--seed", paramLabel = "S", description = "the seed they come from (default: ${DEFAULT-VALUE})")
        private long seed = 1;

        @Option(
                names = "--recorded",
                description =
                        "take the requests that the database holds instead, of the plans that the token's holder may see")
        private boolean recorded;

        @Option(
                names = "--plan",
                paramLabel = "PLAN",
                description = "with --recorded: only requests of this plan; may be given several times")
        private @Nullable List<String> plans;

        @Option(
                names = "--into",
                paramLabel = "DIR",
                description = "where results and report are written (default: ${DEFAULT-VALUE})")
        private Path into = Path.of("target", "simulation");

        Simulate(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            for (Path rules : List.of(before, after)) {
                if (!Files.isDirectory(rules)) {
                    throw new IllegalArgumentException(
                            "The folder (" + rules + ") must exist. Name a folder of rules, as the engine reads it.");
                }
            }
            if (requests < 1) {
                throw new IllegalArgumentException("The number of requests (" + requests + ") must be positive.");
            }
            List<String> of = List.of();
            if (recorded) {
                Engine.Reply may = mayRead();
                if (may.status() >= 300) {
                    err().println(
                                    may.body().isBlank()
                                            ? "Nothing was read: the server said no (HTTP " + may.status()
                                                    + "). Set PRECISION_BENEFIT_TOKEN to a token of a designer or auditor."
                                            : may.body());
                    err().flush();
                    return CommandLine.ExitCode.SOFTWARE;
                }
                of = may.body().strip().equals("*")
                        ? List.of()
                        : may.body().lines().toList();
            }
            String report = engine().simulations()
                    .simulate(
                            new SimulationDesk.Order(before, after, requests, seed, recorded ? of : null, into),
                            progress -> {
                                err().println(progress);
                                err().flush();
                            });
            out().print(report);
            out().flush();
            return CommandLine.ExitCode.OK;
        }

        /** Nobody reads members' requests for sitting at this machine: the server is asked, as whoever the token names. */
        private Engine.Reply mayRead() throws IOException, InterruptedException {
            String query = plans == null
                    ? ""
                    : plans.stream()
                            .map(plan -> "plan=" + URLEncoder.encode(plan, StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&", "?", ""));
            return engine().post("/api/v1/simulations/recorded" + query, "application/json", "");
        }
    }
}
