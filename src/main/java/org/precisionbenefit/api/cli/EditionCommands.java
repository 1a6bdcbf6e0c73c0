package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionDiff;
import org.precisionbenefit.formulary.edition.EditionDiff.Kind;
import org.precisionbenefit.formulary.edition.FlagDefault;
import org.precisionbenefit.formulary.load.Flag;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands about editions that were loaded. */
final class EditionCommands {
    private EditionCommands() {}

    static void addTo(CommandLine line, Engine engine) {
        line.addSubcommand(new Listing(engine))
                .addSubcommand(new Diff(engine))
                .addSubcommand(new Default(engine))
                .addSubcommand(new Activate(engine))
                .addSubcommand(new RollBack(engine));
    }

    static String words(Edition edition) {
        return "edition " + edition.id() + " of " + edition.head().family() + ", " + edition.state() + ", holds from "
                + edition.head().holdsFrom() + ", loaded at " + edition.head().knownFrom() + " by "
                + edition.head().by() + ", digest " + edition.digest() + ": "
                + FormularyCommands.words(edition.counts())
                + (edition.unresolved().isEmpty() ? "" : "; without a default: " + edition.unresolved());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Prints every edition, the newest first.")
    private static final class Listing extends EngineCommand {

        Listing(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            PrintWriter out = out();
            engine().formularies().editions().forEach(edition -> out.println(words(edition)));
            out.flush();
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = "Prints each drug that comes, goes or changes from one edition to another, and the plans"
                    + " concerned.")
    private static final class Diff extends EngineCommand {
        @Parameters(index = "0", paramLabel = "BEFORE", description = "the number of an edition")
        private long before;

        @Parameters(index = "1", paramLabel = "AFTER", description = "the number of another")
        private long after;

        Diff(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            PrintWriter out = out();
            EditionDiff diff = engine().formularies().diff(before, after);
            diff.changes().forEach(out::println);
            out.println(diff.count(Kind.ADDED) + " added, " + diff.count(Kind.REMOVED) + " removed, "
                    + diff.count(Kind.CHANGED) + " changed; plans: "
                    + (diff.plans().isEmpty() ? "none" : String.join(", ", diff.plans())));
            out.flush();
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(
            name = "default",
            mixinStandardHelpOptions = true,
            description = "Says what a flag means in the rows of a draft that do not have it; kept as a repair.")
    private static final class Default extends EngineCommand {
        @Parameters(paramLabel = "EDITION", description = "the number of a draft")
        private long id;

        @Option(
                names = "--rule",
                required = true,
                paramLabel = "RULE",
                description = "prior_authorization, step_therapy or quantity_limit")
        private FlagDefault.@Nullable Rule rule;

        @Option(names = "--value", required = true, paramLabel = "FLAG", description = "yes or no")
        private @Nullable Flag value;

        @Option(names = "--since", required = true, paramLabel = "DAY", description = "from which day that is said")
        private @Nullable LocalDate since;

        @Option(names = "--source", required = true, paramLabel = "TEXT", description = "on what grounds")
        private String source = "";

        @Option(names = "--as", required = true, paramLabel = "WHO", description = "who says so")
        private String as = "";

        Default(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            FlagDefault said = new FlagDefault(
                    Objects.requireNonNull(rule, "picocli did not ask for a rule"),
                    Objects.requireNonNull(value, "picocli did not ask for a value"),
                    Objects.requireNonNull(since, "picocli did not ask for a day"),
                    source,
                    as);
            engine().formularies().resolve(id, said);
            return done(said.rule() + " is " + said.value() + " in edition " + id + " where it was not published.");
        }
    }

    @Command(
            name = "activate",
            mixinStandardHelpOptions = true,
            description = "Makes an edition answer from its first day on, in place of the one with the same first day.")
    private static final class Activate extends EngineCommand {
        @Parameters(paramLabel = "EDITION", description = "the number of an edition")
        private long id;

        @Option(names = "--as", required = true, paramLabel = "WHO", description = "who activates it")
        private String as = "";

        Activate(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            engine().formularies().activate(id, as);
            return done("Edition " + id + " is active.");
        }
    }

    @Command(
            name = "rollback",
            mixinStandardHelpOptions = true,
            description =
                    "Takes back the edition of a formulary that was activated last; the one before it answers again.")
    private static final class RollBack extends EngineCommand {
        @Parameters(paramLabel = "NAME", description = "the formulary")
        private String name = "";

        @Option(names = "--as", required = true, paramLabel = "WHO", description = "who takes it back")
        private String as = "";

        RollBack(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            Edition back = engine().formularies().rollBack(name, as);
            return done("Edition " + back.id() + " was taken back.");
        }
    }
}
