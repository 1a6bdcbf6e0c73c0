package org.precisionbenefit.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.terminology.ConfigurationFault;
import picocli.CommandLine;

/** What an author of policies sees on the command line. */
class RulesCommandsTest {

    /** The rules that ship, checked with the given outcome. */
    private record ShippedRules(CheckedRules checked, Reply ofRecorded) implements Engine {
        @Override
        public int serve() {
            throw new AssertionError("no server is started for rules");
        }

        @Override
        public Reply post(String path, String contentType, String body) {
            assertThat(path).startsWith("/api/v1/simulations/recorded");
            return ofRecorded;
        }

        @Override
        public void makeKeys() {
            throw new AssertionError("Nobody asked for keys.");
        }

        @Override
        public void train(Path into, List<String> only, boolean rehearsal) {
            throw new AssertionError("nothing is trained for rules");
        }

        @Override
        public ModelDesk models() {
            throw new AssertionError("nothing is evaluated for rules");
        }

        @Override
        public ModelReleaseDesk modelReleases() {
            throw new AssertionError("no models go live");
        }

        @Override
        public OutcomeDesk outcomes() {
            throw new AssertionError("no outcome is imported");
        }

        @Override
        public PolicyRelease policies() {
            return RulesFolder.release();
        }

        @Override
        public String drl(Policy policy) {
            return "rules of " + policy.id() + "\n";
        }

        @Override
        public Map<String, List<Integer>> keys() {
            return Map.of("sealing", List.of(-1, 7));
        }

        @Override
        public Rotated rotateKeys() {
            return new Rotated(3, List.of());
        }

        @Override
        public KnowledgeDesk knowledge() {
            throw new AssertionError("no knowledge is read for this command");
        }

        @Override
        public DrugDesk drugs() {
            throw new AssertionError("no drugs are read for this command");
        }

        @Override
        public MemberDesk members() {
            throw new AssertionError("no members are read for this command");
        }

        @Override
        public Signing signing() {
            throw new AssertionError("nothing is signed for rules");
        }

        @Override
        public SimulationDesk simulations() {
            return new SimulationDesk() {
                @Override
                public List<String> diff(String before, String after) {
                    return before.equals(after) ? List.of() : List.of(before + ": the threshold falls.", after + ".");
                }

                @Override
                public String simulate(Order order, Consumer<String> progress) {
                    progress.accept("500 of " + order.requests());
                    return order.seed() + " " + order.recorded() + " "
                            + order.into().getFileName() + "\n";
                }
            };
        }

        @Override
        public FormularyDesk formularies() {
            throw new AssertionError("no formulary is loaded for rules");
        }

        @Override
        public AnswerQuestion evidence() {
            throw new AssertionError("no evidence is asked for rules");
        }

        @Override
        public CheckedRules checkRules() {
            return checked;
        }
    }

    private record Ran(int exit, String out, String err) {}

    private static Ran run(Engine.CheckedRules checked, String... arguments) {
        return run(new ShippedRules(checked, new Engine.Reply(200, "P")), arguments);
    }

    private static Ran run(Engine engine, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                CommandLineDoor.over(engine).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exit = line.execute(arguments);
        return new Ran(exit, out.toString(), err.toString());
    }

    private static Ran run(String... arguments) {
        return run(new Engine.CheckedRules(3, List.of()), arguments);
    }

    @Test
    void show_known_policy_prints_its_criteria_as_a_tree() {
        Ran ran = run("rules", "show", "antiplatelet-clopidogrel");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("policy antiplatelet-clopidogrel/")
                .contains("- criteria: The criteria of the policy\n  needs   | all of these\n")
                .contains("  - no-active-bleeding (safety exclusion): No active bleeding\n"
                        + "    when    | The condition active bleeding: no\n"
                        + "    source  | Plavix (clopidogrel) US prescribing information, section 4.1\n")
                .contains("\n- poor-metabolizer (note): ");
    }

    @Test
    void show_every_shipped_policy_names_every_criterion_once() {
        for (Policy policy : RulesFolder.release().policies()) {
            String out = run(
                            "rules",
                            "show",
                            policy.id().policy(),
                            "--version",
                            policy.id().version())
                    .out();
            assertThat(policy.criteria()).allSatisfy(criterion -> assertThat(out)
                    .containsPattern("(?m)^ *- " + criterion.id() + "( \\([a-z ]+\\))?: \\Q"
                            + criterion.header().text() + "\\E$"));
        }
    }

    @Test
    void show_drl_prints_the_generated_rules() {
        Ran ran = run("rules", "show", "antiplatelet-clopidogrel", "--version", "2026.1", "--drl");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo("rules of antiplatelet-clopidogrel/2026.1\n");
    }

    @Test
    void show_unknown_policy_or_version_names_what_there_is() {
        Ran policy = run("rules", "show", "antiplatelet-clopidogril");
        assertThat(policy.exit()).isEqualTo(1);
        assertThat(policy.out()).isEmpty();
        assertThat(policy.err()).contains("Did you mean \"antiplatelet-clopidogrel\"?");

        Ran version = run("rules", "show", "antiplatelet-clopidogrel", "--version", "1999.1");
        assertThat(version.exit()).isEqualTo(1);
        assertThat(version.err()).contains("The version (1999.1) of policy antiplatelet-clopidogrel must be");
    }

    @Test
    void check_no_problem_says_how_many_policies() {
        Ran ran = run("rules", "check");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out().strip()).isEqualTo("3 policies, no problems");
    }

    @Test
    void check_problems_each_on_its_line_and_exit_code_one() {
        Ran ran = run(
                new Engine.CheckedRules(
                        2,
                        List.of(
                                new ConfigurationFault.Problem("a.yaml", 3, 7, "The first."),
                                new ConfigurationFault.Problem("b.yaml", 0, 0, "The second."))),
                "rules",
                "check");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out().lines()).containsExactly("a.yaml:3:7: The first.", "b.yaml: The second.");
    }

    @Test
    void check_notes_are_counted_and_no_problem() {
        List<String> notes =
                IntStream.rangeClosed(1, 23).mapToObj(i -> "drug " + i).toList();
        Ran ran = run(new Engine.CheckedRules(3, List.of(), notes), "rules", "check");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out().lines())
                .startsWith("note: drug 1", "note: drug 2")
                .endsWith("note: drug 20", "note: and 3 more", "23 notes", "3 policies, no problems");
    }

    @Test
    void rules_alone_shows_its_commands() {
        Ran ran = run("rules");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("show").contains("check");
    }

    @Test
    void diff_prints_a_sentence_for_each_change_or_that_nothing_differs() {
        assertThat(run("rules", "diff", "a/2026.1", "a/2026.2").out().lines())
                .containsExactly("a/2026.1: the threshold falls.", "a/2026.2.", "2 changes");
        Ran same = run("rules", "diff", "a/2026.1", "a/2026.1");
        assertThat(same.exit()).isZero();
        assertThat(same.out().strip()).isEqualTo("Nothing differs.");
    }

    @Test
    void simulate_prints_the_report_and_tells_how_far_it_is_on_standard_error() {
        Ran invented = run("rules", "simulate", "--old", "rules", "--new", "rules", "--seed", "3", "--requests", "900");
        assertThat(invented.exit()).isZero();
        assertThat(invented.err().strip()).isEqualTo("500 of 900");
        assertThat(invented.out()).isEqualTo("3 null simulation\n");
        assertThat(run("rules", "simulate", "--old", "rules", "--new", "rules", "--recorded", "--plan", "P")
                        .out())
                .isEqualTo("1 [P] simulation\n");
    }

    @Test
    void simulate_reads_recorded_requests_of_the_plans_that_the_server_grants_and_none_without_it() {
        String[] command = {"rules", "simulate", "--old", "rules", "--new", "rules", "--recorded"};
        Engine.CheckedRules checked = new Engine.CheckedRules(3, List.of());
        assertThat(run(new ShippedRules(checked, new Engine.Reply(200, "*")), command)
                        .out())
                .isEqualTo("1 [] simulation\n");
        assertThat(run(new ShippedRules(checked, new Engine.Reply(200, "A\nB")), command)
                        .out())
                .isEqualTo("1 [A, B] simulation\n");
        for (Engine.Reply no : List.of(new Engine.Reply(403, ""), new Engine.Reply(401, "Who asks?"))) {
            Ran refused = run(new ShippedRules(checked, no), command);
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err())
                    .contains(no.body().isEmpty() ? "Nothing was read: the server said no" : no.body());
        }
    }

    @Test
    void simulate_refuses_a_folder_that_is_none_and_a_number_below_one() {
        assertThat(run("rules", "simulate", "--old", "rules", "--new", "no-rules")
                        .err())
                .contains("The folder (no-rules) must exist.");
        assertThat(run("rules", "simulate", "--old", "rules", "--new", "rules", "--requests", "0")
                        .err())
                .contains("The number of requests (0) must be positive.");
    }
}
