package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.choice.ChoiceReport;
import org.precisionbenefit.prediction.metrics.Measured;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands for those who answer for models that go live. */
final class ModelReleaseCommands {
    private ModelReleaseCommands() {}

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Says why models may not go live at their stage; exit code 1 when they may not.")
    static final class Check extends EngineCommand {
        @Parameters(
                paramLabel = "DIR",
                arity = "0..1",
                description = "the folder of the models with their stage.txt (default: those of this server)")
        private @Nullable Path folder;

        Check(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            List<String> reasons = engine().modelReleases().check(folder);
            PrintWriter out = out();
            reasons.forEach(out::println);
            out.flush();
            return reasons.isEmpty() ? done("They may go live.") : CommandLine.ExitCode.SOFTWARE;
        }
    }

    @Command(
            name = "choices",
            mixinStandardHelpOptions = true,
            description =
                    "Compares how often requests wait of members who chose not to be scored, and of the others, from"
                            + " recorded decisions of the plans that the token's holder may see.")
    static final class Choices extends EngineCommand {
        @Option(names = "--plan", paramLabel = "PLAN", description = "only of this plan; may be given several times")
        private @Nullable List<String> plans;

        @Option(names = "--json", description = "print the report as JSON")
        private boolean json;

        Choices(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            Engine.Reply may = engine().post("/api/v1/simulations/recorded" + query(), "application/json", "");
            if (may.status() >= 300) {
                err().println(
                                may.body().isBlank()
                                        ? "Nothing was read: the server said no (HTTP " + may.status()
                                                + "). Set PRECISION_BENEFIT_TOKEN to a token of a designer or auditor."
                                        : may.body());
                err().flush();
                return CommandLine.ExitCode.SOFTWARE;
            }
            List<String> of = may.body().strip().equals("*")
                    ? List.of()
                    : may.body().lines().toList();
            ModelReleaseDesk.Counted counted = engine().modelReleases().choices(of);
            return done(json ? counted.json() : text(counted.report()));
        }

        private String query() {
            return plans == null
                    ? ""
                    : plans.stream()
                            .map(plan -> "plan=" + URLEncoder.encode(plan, StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&", "?", ""));
        }

        static String text(ChoiceReport report) {
            StringBuilder text = new StringBuilder();
            text.append(report.decisions()).append(" decisions\n");
            for (ChoiceReport.Group group : report.groups()) {
                text.append(group.scored() ? "may be scored" : "chose not to be scored")
                        .append(": ")
                        .append(group.items() == null ? "too few to be told" : group.items() + " items")
                        .append(", waits ")
                        .append(percent(group.share()))
                        .append(", for a person ")
                        .append(percent(group.forPerson()))
                        .append('\n');
            }
            return text.append("difference ")
                    .append(percent(report.difference()))
                    .append('\n')
                    .append(report.notice())
                    .toString();
        }

        private static String percent(@Nullable Measured share) {
            return share == null
                    ? "not told"
                    : String.format(
                            Locale.ROOT,
                            "%.1f %% (%.1f to %.1f)",
                            100 * share.value(),
                            100 * share.low(),
                            100 * share.high());
        }
    }
}
