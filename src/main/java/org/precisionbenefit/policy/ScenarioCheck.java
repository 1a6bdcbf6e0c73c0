package org.precisionbenefit.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Does a policy do what its author's scenarios say, and do they try each criterion in each of its states? */
public final class ScenarioCheck {
    private static final Set<Status> TO_BE_SEEN = EnumSet.of(Status.MET, Status.NOT_MET, Status.UNKNOWN);

    private final EvaluatePolicy evaluator;

    public ScenarioCheck(EvaluatePolicy evaluator) {
        this.evaluator = Objects.requireNonNull(evaluator, "evaluator is null");
    }

    /**
     * What is wrong.
     *
     * @param scenario the name of the scenario that does not hold, or null where one is missing
     * @param criterion the criterion it is about, or null where it is about what is asked for
     * @param sentence what is wrong and what to do
     */
    public record Wrong(@Nullable String scenario, @Nullable CriterionId criterion, String sentence) {
        public Wrong {
            Objects.requireNonNull(sentence, "sentence is null");
        }
    }

    /** What is wrong, one sentence each; empty when every scenario holds and none is missing. */
    public List<String> check(Policy policy, List<Scenario> scenarios) {
        return wrong(policy, scenarios).stream().map(Wrong::sentence).toList();
    }

    /** The same with what each is about. */
    public List<Wrong> wrong(Policy policy, List<Scenario> scenarios) {
        List<Wrong> wrong = new ArrayList<>();
        Map<CriterionId, Set<Status>> seen = new TreeMap<>();
        for (Scenario scenario : scenarios) {
            Map<CriterionId, Status> came = new TreeMap<>();
            List<Finding> findings = evaluator.evaluate(policy, scenario.given());
            for (Finding finding : findings) {
                came.put(finding.criterion(), finding.status());
                seen.computeIfAbsent(finding.criterion(), id -> EnumSet.noneOf(Status.class))
                        .add(finding.status());
            }
            compare(scenario, came, wrong);
            compareAsked(policy, scenario, findings, wrong);
        }
        policy.criteria().forEach(criterion -> missing(criterion, seen, wrong));
        return List.copyOf(wrong);
    }

    private static void compare(Scenario scenario, Map<CriterionId, Status> came, List<Wrong> wrong) {
        scenario.expected().forEach((criterion, expected) -> {
            Status status = came.get(criterion);
            if (status != expected) {
                wrong.add(new Wrong(
                        scenario.name(),
                        criterion,
                        "The criterion (" + criterion + ") of scenario \"" + scenario.name() + "\" must be " + expected
                                + ", but is " + status + "."));
            }
        });
    }

    private static void compareAsked(Policy policy, Scenario scenario, List<Finding> findings, List<Wrong> wrong) {
        List<TermKey> asked = DecisiveUnknowns.of(policy, findings, scenario.given()).stream()
                .map(DecisiveUnknowns.DecisiveUnknown::term)
                .toList();
        if (scenario.ask() != null && !asked.equals(scenario.ask())) {
            wrong.add(new Wrong(
                    scenario.name(),
                    null,
                    "The scenario \"" + scenario.name() + "\" must ask for " + scenario.ask() + ", but asks for "
                            + asked + "."));
        }
    }

    private static void missing(Criterion criterion, Map<CriterionId, Set<Status>> seen, List<Wrong> wrong) {
        Set<Status> missing = EnumSet.copyOf(TO_BE_SEEN);
        if (isAlwaysKnown(criterion)) {
            missing.remove(Status.UNKNOWN);
        }
        missing.removeAll(seen.getOrDefault(criterion.id(), Set.of()));
        if (!missing.isEmpty()) {
            wrong.add(new Wrong(
                    null,
                    criterion.id(),
                    "The criterion (" + criterion.id() + ") must come to " + missing + " in some scenario. Add one."));
        }
    }

    /** A leaf that rests on the payer's own tables alone; a group may be unknown by its children. */
    private static boolean isAlwaysKnown(Criterion criterion) {
        return criterion instanceof Criterion.Leaf
                && PolicyTerms.tests(criterion).stream().allMatch(Test::alwaysKnown);
    }
}
