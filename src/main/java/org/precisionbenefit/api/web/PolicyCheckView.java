package org.precisionbenefit.api.web;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.draft.CheckedText;
import org.precisionbenefit.policy.draft.PolicyPaths;
import org.precisionbenefit.policy.draft.TriedScenario;

/**
 * What a check of texts came to.
 *
 * @param summary it in one sentence
 * @param good whether nothing is left to mend
 * @param problems what is wrong with the texts
 * @param failing the scenarios that do not hold
 * @param holding the names of those that do
 * @param missing what no scenario tries
 */
public record PolicyCheckView(
        String summary,
        boolean good,
        List<ProblemView> problems,
        List<FailingView> failing,
        List<String> holding,
        List<String> missing) {
    /** Nobody reads more at once. */
    private static final int MOST = 200;

    public PolicyCheckView {
        Objects.requireNonNull(summary, "summary is null");
        problems = List.copyOf(problems);
        failing = List.copyOf(failing);
        holding = List.copyOf(holding);
        missing = List.copyOf(missing);
    }

    /**
     * One thing to mend.
     *
     * @param field the field of the form that holds the text, or empty for another file
     * @param called what a person calls the file
     * @param line the line, or 0
     * @param column the column, or 0
     * @param message what is wrong and what to do
     */
    public record ProblemView(String field, String called, int line, int column, String message) {}

    /**
     * A scenario that does not hold.
     *
     * @param field the field of the form that holds the scenarios
     * @param name its name
     * @param line the line on which it begins, or 0
     * @param wrong why it does not hold
     */
    public record FailingView(String field, String name, int line, List<String> wrong) {
        public FailingView {
            wrong = List.copyOf(wrong);
        }
    }

    static PolicyCheckView of(PolicyId id, CheckedText checked) {
        String tests = WorkbenchForm.field(id, PolicyPaths.tests(id));
        List<TriedScenario> failing =
                checked.scenarios().stream().filter(each -> !each.holds()).toList();
        return new PolicyCheckView(
                summary(checked, failing.size()),
                checked.isGood(),
                checked.problems().stream()
                        .limit(MOST)
                        .map(problem -> {
                            boolean own = PolicyPaths.isOf(id, problem.where());
                            return new ProblemView(
                                    own ? WorkbenchForm.field(id, problem.where()) : "",
                                    own ? PolicyPaths.called(id, problem.where()) : problem.where(),
                                    problem.line(),
                                    problem.column(),
                                    problem.message());
                        })
                        .toList(),
                failing.stream()
                        .limit(MOST)
                        .map(each -> new FailingView(tests, each.name(), each.line(), each.wrong()))
                        .toList(),
                checked.scenarios().stream()
                        .filter(TriedScenario::holds)
                        .map(TriedScenario::name)
                        .toList(),
                checked.missing());
    }

    private static String summary(CheckedText checked, int failing) {
        if (!checked.problems().isEmpty() && checked.scenarios().isEmpty()) {
            return count(checked.problems().size(), "problem") + " to mend before the scenarios can be tried.";
        }
        String problems = checked.problems().isEmpty()
                ? "No problems in the texts."
                : count(checked.problems().size(), "problem") + " to mend.";
        int holding = checked.scenarios().size() - failing;
        String missing = checked.missing().isEmpty()
                ? ""
                : " " + count(checked.missing().size(), "state") + " that no scenario tries.";
        return problems + " " + count(holding, "scenario") + (holding == 1 ? " holds, " : " hold, ") + failing
                + (failing == 1 ? " does not." : " do not.") + missing;
    }

    private static String count(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }
}
