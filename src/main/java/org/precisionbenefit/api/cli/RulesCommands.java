package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.terminology.authored.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands for those who write policies: what does a policy say, and what is wrong in the rules folder? */
final class RulesCommands {
    private RulesCommands() {}

    static CommandLine over(Engine engine) {
        return new CommandLine(new Rules())
                .addSubcommand(new Show(engine))
                .addSubcommand(new Check(engine))
                .addSubcommand(new SimulationCommands.Diff(engine))
                .addSubcommand(new SimulationCommands.Simulate(engine));
    }

    @Command(
            name = "rules",
            mixinStandardHelpOptions = true,
            description = "Shows, checks, compares and tries the policies of the rules folder.")
    private static final class Rules extends CommandHead {}

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints a policy as a tree of criteria, or as the rules that are generated from it.")
    private static final class Show extends EngineCommand {
        @Parameters(paramLabel = "POLICY", description = "the policy's id, which is its folder's name")
        private String id = "";

        @Option(names = "--version", paramLabel = "V", description = "the version (default: the latest)")
        private String version = "";

        @Option(names = "--drl", description = "print the generated rules")
        private boolean drl;

        Show(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            Policy policy = find(engine().policies().policies());
            PrintWriter out = out();
            out.print(drl ? engine().drl(policy) : CriteriaText.of(policy));
            out.flush();
            return CommandLine.ExitCode.OK;
        }

        private Policy find(List<Policy> policies) {
            List<Policy> versions = policies.stream()
                    .filter(policy -> policy.id().policy().equals(id))
                    .toList();
            if (versions.isEmpty()) {
                List<String> known = policies.stream()
                        .map(policy -> policy.id().policy())
                        .distinct()
                        .toList();
                throw new IllegalArgumentException("The policy (" + id + ") must be one that the rules folder holds."
                        + Suggestion.orAll(id, known) + " A refused one is named by the command rules check.");
            }
            return version.isEmpty() ? versions.get(versions.size() - 1) : ofVersion(versions);
        }

        private Policy ofVersion(List<Policy> versions) {
            return versions.stream()
                    .filter(policy -> policy.id().version().equals(version))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("The version (" + version + ") of policy " + id
                            + " must be one that the rules folder holds."
                            + Suggestion.orAll(
                                    version,
                                    versions.stream()
                                            .map(policy -> policy.id().version())
                                            .toList())));
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Prints every problem of the rules folder and, as notes, what is worth knowing; exit code 1 when there is a problem.")
    private static final class Check extends EngineCommand {
        private static final int MOST_NOTES = 20;

        Check(Engine engine) {
            super(engine);
        }

        @Override
        public Integer call() throws IOException {
            Engine.CheckedRules checked = engine().checkRules();
            PrintWriter out = out();
            checked.problems().forEach(out::println);
            notes(checked.notes(), out);
            boolean good = checked.problems().isEmpty();
            if (good) {
                out.println(checked.policies() + " policies, no problems");
            }
            out.flush();
            return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }

        private static void notes(List<String> notes, PrintWriter out) {
            notes.stream().limit(MOST_NOTES).forEach(note -> out.println("note: " + note));
            if (notes.size() > MOST_NOTES) {
                out.println("note: and " + (notes.size() - MOST_NOTES) + " more");
            }
            if (!notes.isEmpty()) {
                out.println(notes.size() + (notes.size() == 1 ? " note" : " notes"));
            }
        }
    }
}
