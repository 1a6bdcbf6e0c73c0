package org.precisionbenefit.prediction.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.precisionbenefit.prediction.feature.GroupAttributes;

/**
 * How a cohort is drawn.
 *
 * @param id its name
 * @param variables the variables, each after the one it depends on
 * @param outcome what may come about
 * @param course how time passes
 */
public record CohortPlan(String id, List<Variable> variables, Outcome outcome, Course course) {
    public CohortPlan {
        Objects.requireNonNull(id, "id is null");
        variables = List.copyOf(variables);
        Objects.requireNonNull(outcome, "outcome is null");
        Objects.requireNonNull(course, "course is null");
        Map<String, Variable> earlier = new HashMap<>();
        for (Variable variable : variables) {
            if (!variable.dependsOn().isEmpty() && !earlier.containsKey(variable.dependsOn())) {
                throw new IllegalArgumentException("The variable (" + variable.name() + ") must stand behind "
                        + variable.dependsOn() + ", on which it depends.");
            }
            earlier.put(variable.name(), variable);
        }
        for (Variable variable : variables) {
            String link = variable.recorded().link().variable();
            if (!link.isEmpty() && !earlier.containsKey(link)) {
                throw new IllegalArgumentException("The recording of (" + variable.name()
                        + ") must depend on a variable of the cohort, not " + link + ".");
            }
        }
        Variable agent = earlier.get(course.agent());
        if (agent == null || agent.labels().isEmpty()) {
            throw new IllegalArgumentException(
                    "The variable (" + course.agent() + ") of the drug must be one of the cohort, labelled by drug.");
        }
        for (String name : moving(outcome)) {
            must(earlier, name);
        }
        outcome.rate().among().forEach(condition -> known(earlier, condition.variable()));
    }

    private static List<String> moving(Outcome outcome) {
        List<String> names = new ArrayList<>();
        for (Effect effect : outcome.effects()) {
            effect.when().forEach(condition -> names.add(condition.variable()));
            if (!effect.per().variable().isEmpty()) {
                names.add(effect.per().variable());
            }
        }
        return names;
    }

    private static void must(Map<String, Variable> variables, String name) {
        if (known(variables, name).role() == Variable.Role.GROUP || GroupAttributes.names(name)) {
            throw new IllegalArgumentException("The outcome must not depend on (" + name
                    + "): what groups members may choose how often a gene's variant occurs, and nothing else.");
        }
    }

    private static Variable known(Map<String, Variable> variables, String name) {
        Variable variable = variables.get(name);
        if (variable == null) {
            throw new IllegalArgumentException("The condition on (" + name + ") must name a variable of the cohort.");
        }
        return variable;
    }

    /**
     * Where a variable stands in the list.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public int column(String name) {
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("The variable (" + name + ") must be one of the cohort.");
    }

    /** The drugs' RxNorm ingredients, by level of the variable that says which is taken. */
    public List<String> drugs() {
        return variables.get(column(course.agent())).labels();
    }
}
