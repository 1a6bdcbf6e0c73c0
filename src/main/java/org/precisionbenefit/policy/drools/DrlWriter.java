package org.precisionbenefit.policy.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.Policy;

/**
 * Writes a policy as Drools rules that anyone can print: for each criterion one rule for each thing it can come to.
 *
 * <p>Three-valued logic is spelled out in the conditions, because a rule engine knows only match and no match. For every
 * criterion exactly one rule can fire, so neither salience nor firing order matters; a group's rules wait for the verdicts
 * of all its children, so that no group speaks early. The policy's prose is not part of the rules.
 */
public final class DrlWriter {
    private static final String HEAD = """
            package org.precisionbenefit.rules;

            import org.precisionbenefit.policy.facts.FlagTerm;
            import org.precisionbenefit.policy.facts.NumberTerm;
            import org.precisionbenefit.policy.facts.UnknownTerm;
            import org.precisionbenefit.policy.facts.Verdict;
            import org.precisionbenefit.policy.facts.WordTerm;

            """;

    /** The whole rule file of the policy. */
    public String write(Policy policy) {
        return write(rules(policy));
    }

    static String write(List<GeneratedRule> rules) {
        return HEAD + rules.stream().map(GeneratedRule::drl).collect(Collectors.joining("\n"));
    }

    static List<GeneratedRule> rules(Policy policy) {
        List<GeneratedRule> rules = new ArrayList<>();
        for (Criterion criterion : policy.criteria()) {
            rules.addAll(new CriterionRules(criterion).rules());
        }
        return List.copyOf(rules);
    }
}
