package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The commands for those who answer for members' rights. Nobody destroys anything for sitting at this machine: the server is
 * asked, as whoever the token names.
 */
final class PrivacyCommands {
    private static final String JSON = "application/json";

    private PrivacyCommands() {}

    static CommandLine privacy(Engine engine) {
        return new CommandLine(new Privacy())
                .addSubcommand("redact", new Named(engine, "/api/v1/redactions", true))
                .addSubcommand("hold", new Named(engine, "/api/v1/holds", false))
                .addSubcommand("lift", new Named(engine, "/api/v1/holds/lift", false));
    }

    static CommandLine retention(Engine engine) {
        return new CommandLine(new Retention()).addSubcommand(new Run(engine));
    }

    @Command(
            name = "privacy",
            mixinStandardHelpOptions = true,
            description = "Destroys decisions on lawful request, holds them, and lifts their hold.")
    private static final class Privacy extends CommandHead {}

    @Command(
            name = "retention",
            mixinStandardHelpOptions = true,
            description = "Sees to what is past the time for which it is kept.")
    private static final class Retention extends CommandHead {}

    /** Sends a body and prints what comes back; what is refused goes to standard error. */
    private abstract static class Asking extends EngineCommand {
        Asking(Engine engine) {
            super(engine);
        }

        int ask(String path, String body) throws IOException, InterruptedException {
            Engine.Reply reply = engine().post(path, JSON, body);
            boolean good = reply.status() < 300;
            PrintWriter out = good ? out() : err();
            out.println(
                    reply.body().isBlank()
                            ? "The server said no (HTTP " + reply.status()
                                    + "). Set PRECISION_BENEFIT_TOKEN to a token with the role privacy."
                            : reply.body());
            out.flush();
            return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Does it to all named decisions or to none; the log says who did it.")
    private static final class Named extends Asking {
        private final String path;
        private final boolean byLaw;

        @Parameters(paramLabel = "ID", arity = "1..100", description = "the decisions")
        private List<String> ids = List.of();

        @Option(names = "--law", paramLabel = "LAW", description = "to redact: by which law, such as its citation")
        private String law = "";

        @Option(
                names = "--reason",
                paramLabel = "REASON",
                required = true,
                description = "who asked and why, without the member's name")
        private String reason = "";

        Named(Engine engine, String path, boolean byLaw) {
            super(engine);
            this.path = path;
            this.byLaw = byLaw;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            for (String id : ids) {
                if (!id.matches("[0-9a-f-]{36}")) {
                    throw new IllegalArgumentException("The decision id (" + id + ") must be a UUID in lower case.");
                }
            }
            String decisions = ids.stream().map(PrivacyCommands::text).collect(Collectors.joining(","));
            return ask(
                    path,
                    "{\"decisions\":[" + decisions + "]" + (byLaw ? ",\"law\":" + text(law) : "") + ",\"reason\":"
                            + text(reason) + "}");
        }
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Lists what is past its time by formulary-data/retention, and destroys it with --apply.")
    private static final class Run extends Asking {
        @Option(names = "--apply", description = "destroy what is listed as due")
        private boolean apply;

        Run(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            return ask("/api/v1/retention" + (apply ? "?apply=true" : ""), "");
        }
    }

    /** A text of JSON. */
    private static String text(String words) {
        StringBuilder json = new StringBuilder("\"");
        words.chars().forEach(each -> {
            if (each == '"' || each == '\\' || each < ' ') {
                json.append(String.format("\\u%04x", each));
            } else {
                json.append((char) each);
            }
        });
        return json.append('"').toString();
    }
}
