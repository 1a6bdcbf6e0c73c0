package org.precisionbenefit.prediction.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How a cohort is drawn.
 *
 * @param variables the variables, each after the one it depends on
 * @param outcome the outcome's name
 * @param rate the share of members with the outcome within the time, among those whom {@code rateAmong} describes
 * @param rateAmong the members the rate was published for; empty for all
 * @param effects what multiplies the hazard
 */
public record CohortPlan(
        List<Variable> variables, String outcome, double rate, List<Effect.Condition> rateAmong, List<Effect> effects) {
    public CohortPlan {
        variables = List.copyOf(variables);
        Objects.requireNonNull(outcome, "outcome is null");
        rateAmong = List.copyOf(rateAmong);
        effects = List.copyOf(effects);
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("The rate of outcome (" + outcome + ") must lie between 0 and 1.");
        }
        List<String> earlier = new ArrayList<>();
        for (Variable variable : variables) {
            if (!variable.dependsOn().isEmpty() && !earlier.contains(variable.dependsOn())) {
                throw new IllegalArgumentException("The variable (" + variable.name() + ") must stand behind "
                        + variable.dependsOn() + ", on which it depends.");
            }
            earlier.add(variable.name());
        }
        effects.stream().flatMap(effect -> effect.when().stream()).forEach(condition -> must(earlier, condition));
        rateAmong.forEach(condition -> must(earlier, condition));
    }

    private static void must(List<String> names, Effect.Condition condition) {
        if (!names.contains(condition.variable())) {
            throw new IllegalArgumentException("The condition on (" + condition.variable()
                    + ") must name a variable of the cohort: " + String.join(", ", names) + ".");
        }
    }

    int column(String name) {
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("The variable (" + name + ") must be one of the cohort.");
    }
}
