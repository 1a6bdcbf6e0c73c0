package org.precisionbenefit.decision;

import java.util.stream.Stream;

/** Did the member choose not to be scored? Whichever way the choice arrived, one that stands on the day counts. */
final class MemberChoice {
    private MemberChoice() {}

    static boolean optedOut(DecisionInputs inputs) {
        KnownHistory history = inputs.history();
        return Stream.concat(
                        inputs.profile().choices().stream(),
                        history == null ? Stream.empty() : history.scoringChoices().stream())
                .anyMatch(choice -> choice.standsOn(inputs.asOf().date()));
    }
}
