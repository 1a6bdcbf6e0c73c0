package org.precisionbenefit.policy.facts;

import java.util.Objects;

/**
 * A line of a policy.
 *
 * @param criterion the criterion's id
 * @param conditional whether it applies only where its {@code only if} is met
 * @param group whether it is a group
 * @param size how many children a group has, otherwise zero
 * @param atLeast how many of them have to be met, or all that apply when fewer apply
 */
public record PolicyLine(String criterion, boolean conditional, boolean group, int size, int atLeast) {
    public PolicyLine {
        Objects.requireNonNull(criterion, "criterion is null");
    }
}
