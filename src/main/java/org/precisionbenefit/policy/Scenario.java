package org.precisionbenefit.policy;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A made-up case of a policy, written beside it by its author.
 *
 * @param name what the case is, as a sentence
 * @param given what is known
 * @param expected what some criteria have to come to, at least one
 * @param ask the terms that have to be asked for, in order, or null when the case does not say
 */
public record Scenario(
        String name,
        Facts given,
        SortedMap<CriterionId, Status> expected,
        @Nullable List<TermKey> ask) {
    public Scenario {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(given, "given is null");
        expected = Collections.unmodifiableSortedMap(new TreeMap<>(expected));
        if (expected.isEmpty()) {
            throw new IllegalArgumentException("The scenario (" + name + ") must expect something.");
        }
        ask = ask == null ? null : List.copyOf(ask);
    }
}
