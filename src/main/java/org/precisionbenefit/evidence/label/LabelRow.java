package org.precisionbenefit.evidence.label;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.evidence.LabelCheck;

/**
 * One rule of a label.
 *
 * @param name the rule's name inside its drug's file
 * @param jurisdiction whose label it is
 * @param when on what it depends
 * @param actions what it says to do
 * @param unchecked what the label asks besides and this engine does not check, one sentence each
 * @param check whether the rule was compared with the label
 */
public record LabelRow(
        String name,
        Jurisdiction jurisdiction,
        GeneCondition when,
        List<LabelAction> actions,
        List<String> unchecked,
        LabelCheck check) {
    public LabelRow {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(jurisdiction, "jurisdiction is null");
        Objects.requireNonNull(when, "when is null");
        actions = List.copyOf(actions);
        unchecked = List.copyOf(unchecked);
        Objects.requireNonNull(check, "check is null");
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("A rule of a label must say what to do.");
        }
    }

    boolean says(LabelAction.Effect effect) {
        return actions.stream().anyMatch(action -> action.effect() == effect);
    }
}
