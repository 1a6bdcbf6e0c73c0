package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.text.PolicyWords;

/**
 * A scenario of a policy.
 *
 * @param name what the case is
 * @param given what is given that most scenarios do not have
 * @param expected what is expected, by the line that it is about
 * @param asked what has to be asked for, in words; empty when nothing
 * @param saysAsked whether the scenario says what is asked at all
 */
public record ScenarioView(
        String name, List<String> given, List<Expected> expected, List<String> asked, boolean saysAsked) {
    public ScenarioView {
        Objects.requireNonNull(name, "name is null");
        given = List.copyOf(given);
        expected = List.copyOf(expected);
        asked = List.copyOf(asked);
    }

    /**
     * What a line is expected to come to.
     *
     * @param id the line's id
     * @param status the state in words
     */
    public record Expected(String id, String status) {}

    static List<ScenarioView> of(Policy policy, PolicyRelease release, List<Scenario> scenarios) {
        Map<TermKey, Test.Wording> wordings = wordings(policy);
        Map<TermKey, String> usual = scenarios.size() < 3 ? Map.of() : usual(release, scenarios);
        return scenarios.stream()
                .map(scenario -> new ScenarioView(
                        scenario.name(),
                        given(scenario, release, wordings, usual),
                        scenario.expected().entrySet().stream()
                                .map(entry ->
                                        new Expected(entry.getKey().value(), PolicyWords.status(entry.getValue())))
                                .toList(),
                        scenario.ask() == null
                                ? List.of()
                                : scenario.ask().stream()
                                        .map(key -> words(key, wordings))
                                        .toList(),
                        scenario.ask() != null))
                .toList();
    }

    private static Map<TermKey, Test.Wording> wordings(Policy policy) {
        Map<TermKey, Test.Wording> wordings = new TreeMap<>();
        policy.criteria()
                .forEach(line -> PolicyTerms.tests(line).forEach(test -> wordings.put(test.term(), test.wording())));
        return wordings;
    }

    /** The value that most scenarios give a term: what stands under "given everywhere", as a rule. */
    private static Map<TermKey, String> usual(PolicyRelease release, List<Scenario> scenarios) {
        Map<TermKey, Map<String, Integer>> counts = new TreeMap<>();
        scenarios.forEach(scenario -> scenario.given().values().keySet().forEach(key -> counts.computeIfAbsent(
                        key, each -> new TreeMap<>())
                .merge(value(scenario, key, release), 1, Integer::sum)));
        Map<TermKey, String> usual = new TreeMap<>();
        counts.forEach((key, values) -> values.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(most -> most.getValue() * 2 > scenarios.size())
                .ifPresent(most -> usual.put(key, most.getKey())));
        return usual;
    }

    private static List<String> given(
            Scenario scenario, PolicyRelease release, Map<TermKey, Test.Wording> wordings, Map<TermKey, String> usual) {
        List<String> given = new ArrayList<>();
        for (TermKey key : scenario.given().values().keySet()) {
            String value = value(scenario, key, release);
            if (!value.equals(usual.get(key))) {
                given.add(words(key, wordings) + ": " + value);
            }
        }
        return given;
    }

    private static String value(Scenario scenario, TermKey key, PolicyRelease release) {
        String unit = release.term(key.term()).map(Term::unit).orElse("");
        return PolicyWords.value(scenario.given().get(key), unit);
    }

    private static String words(TermKey key, Map<TermKey, Test.Wording> wordings) {
        return wordings.getOrDefault(key, Test.Wording.of(key)).term();
    }
}
