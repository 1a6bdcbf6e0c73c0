package org.precisionbenefit.policy.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.DecisiveUnknowns;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;

/** Would the scenarios of a policy notice if one of its lines were wrong? */
public final class MutationCheck {
    private final ReferenceEvaluator evaluator = new ReferenceEvaluator();
    private final List<Scenario> scenarios;

    private MutationCheck(List<Scenario> scenarios) {
        this.scenarios = scenarios;
    }

    /**
     * Each small change of the policy that no scenario notices, one problem each at the line that was changed. A scenario
     * notices when a criterion that it expects comes to something else, or when something else is asked for. There are none
     * while a scenario does not hold: it would notice everything.
     *
     * @param policy the policy
     * @param places where its lines stand
     * @param domains which values a word of the vocabulary can have
     * @param scenarios its scenarios
     */
    public static List<Problem> check(
            Policy policy, PolicyPlaces places, Function<String, TermDomain> domains, List<Scenario> scenarios) {
        MutationCheck check = new MutationCheck(scenarios);
        if (scenarios.stream().anyMatch(scenario -> check.notices(scenario, policy))) {
            return List.of();
        }
        List<Problem> survivors = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Mutant mutant : Mutants.of(policy, places, domains)) {
            // What one scenario would notice is told once.
            if (!check.isNoticed(mutant) && told.add(mutant.criterion() + " " + mutant.at() + " " + mutant.cure())) {
                survivors.add(Faults.problem(
                        policy,
                        mutant.at(),
                        "No scenario notices if " + mutant.change() + " (criterion " + mutant.criterion()
                                + "). Add one " + mutant.cure() + "."));
            }
        }
        return List.copyOf(survivors);
    }

    private boolean isNoticed(Mutant mutant) {
        Comparator<Scenario> likely =
                Comparator.comparing(scenario -> !scenario.expected().containsKey(mutant.criterion()));
        return scenarios.stream().sorted(likely).anyMatch(scenario -> notices(scenario, mutant.policy()));
    }

    private boolean notices(Scenario scenario, Policy changed) {
        List<Finding> findings = evaluator.evaluate(changed, scenario.given());
        Map<CriterionId, Status> came = new TreeMap<>();
        findings.forEach(finding -> came.put(finding.criterion(), finding.status()));
        // A line that was left out comes to nothing, and that alone would show no one what it is for.
        boolean other = scenario.expected().entrySet().stream()
                .anyMatch(expected ->
                        came.containsKey(expected.getKey()) && came.get(expected.getKey()) != expected.getValue());
        return other || asksOther(scenario, changed, findings);
    }

    private static boolean asksOther(Scenario scenario, Policy changed, List<Finding> findings) {
        if (scenario.ask() == null) {
            return false;
        }
        List<TermKey> asked = DecisiveUnknowns.of(changed, findings, scenario.given()).stream()
                .map(DecisiveUnknowns.DecisiveUnknown::term)
                .toList();
        return !asked.equals(scenario.ask());
    }
}
