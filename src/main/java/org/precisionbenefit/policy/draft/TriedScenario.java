package org.precisionbenefit.policy.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.DecisiveUnknowns;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.text.PolicyWords;

/**
 * A scenario that was tried.
 *
 * @param name its name
 * @param line the line on which it begins, from 1, or 0 when that is not known
 * @param wrong why it does not hold, one sentence each; empty when it holds
 */
public record TriedScenario(String name, int line, List<String> wrong) {
    public TriedScenario {
        Objects.requireNonNull(name, "name is null");
        wrong = List.copyOf(wrong);
    }

    /** Whether the policy comes to what the scenario expects. */
    public boolean holds() {
        return wrong.isEmpty();
    }

    /** Tries one scenario. */
    public static TriedScenario of(Policy policy, Scenario scenario, int line, EvaluatePolicy evaluator) {
        List<Finding> findings = evaluator.evaluate(policy, scenario.given());
        Map<CriterionId, Finding> came = new TreeMap<>();
        findings.forEach(finding -> came.put(finding.criterion(), finding));
        List<String> wrong = new ArrayList<>();
        scenario.expected().forEach((criterion, expected) -> {
            Finding finding = came.get(criterion);
            if (finding != null && finding.status() != expected) {
                wrong.add("The criterion (" + criterion + "), \"" + text(policy, criterion) + "\", is expected to be "
                        + PolicyWords.status(expected) + " and is " + PolicyWords.status(finding.status()) + ".");
            }
        });
        List<TermKey> asked = DecisiveUnknowns.of(policy, findings, scenario.given()).stream()
                .map(DecisiveUnknowns.DecisiveUnknown::term)
                .toList();
        List<TermKey> expected = scenario.ask();
        if (expected != null && !asked.equals(expected)) {
            wrong.add("It is expected to ask for " + words(expected) + " and asks for " + words(asked) + ".");
        }
        return new TriedScenario(scenario.name(), line, wrong);
    }

    private static String text(Policy policy, CriterionId id) {
        return policy.criteria().stream()
                .filter(criterion -> criterion.id().equals(id))
                .map(Criterion::header)
                .map(Criterion.Header::text)
                .findFirst()
                .orElse("");
    }

    private static String words(List<TermKey> terms) {
        return terms.isEmpty()
                ? "nothing"
                : PolicyWords.list(terms.stream().map(TermKey::toString).toList(), "and");
    }
}
