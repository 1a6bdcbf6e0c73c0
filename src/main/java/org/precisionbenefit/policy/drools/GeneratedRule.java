package org.precisionbenefit.policy.drools;

import java.util.List;
import java.util.Objects;

/**
 * One rule: when its conditions hold, it says one thing of one criterion.
 *
 * @param name the criterion's id and what the rule says
 * @param conditions the patterns, all of which have to match
 * @param verdict the one expression that the consequence inserts
 */
record GeneratedRule(String name, List<String> conditions, String verdict) {
    GeneratedRule {
        Objects.requireNonNull(name, "name is null");
        conditions = List.copyOf(conditions);
        Objects.requireNonNull(verdict, "verdict is null");
    }

    String drl() {
        StringBuilder text = new StringBuilder();
        text.append("rule ").append(DrlText.string(name)).append("\nwhen\n");
        conditions.forEach(condition -> text.append("    ").append(condition).append('\n'));
        return text.append("then\n    insert( ")
                .append(verdict)
                .append(" );\nend\n")
                .toString();
    }
}
