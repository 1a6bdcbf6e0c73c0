package org.precisionbenefit.policy.draft;

import java.util.List;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * What a check of texts came to.
 *
 * @param problems what has to be mended, by file, line and column
 * @param scenarios the scenarios that were tried, in their order; none when policy or scenarios cannot be read
 * @param missing what no scenario tries, one sentence each
 */
public record CheckedText(
        List<ConfigurationFault.Problem> problems, List<TriedScenario> scenarios, List<String> missing) {
    public CheckedText {
        problems = List.copyOf(problems);
        scenarios = List.copyOf(scenarios);
        missing = List.copyOf(missing);
    }

    /** Whether nothing is left to mend. */
    public boolean isGood() {
        return problems.isEmpty() && missing.isEmpty() && scenarios.stream().allMatch(TriedScenario::holds);
    }

    /** A check that ended before its end, for a reason in a sentence. */
    public static CheckedText ended(String where, String sentence) {
        return new CheckedText(List.of(new ConfigurationFault.Problem(where, 0, 0, sentence)), List.of(), List.of());
    }
}
