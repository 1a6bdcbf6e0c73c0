package org.precisionbenefit.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DecisionId;

/** What those ask who answer for members' rights: destroy, hold, and see to what is past its time. */
public interface PrivacyDesk {
    /** How many decisions can be named at once. */
    int MOST = 100;

    /**
     * Destroys what is kept of members in these decisions.
     *
     * @throws org.precisionbenefit.intake.RefusedRequest when one of them may not go; then nothing was changed
     */
    Done redact(Asked asked);

    /**
     * Holds these decisions, or lifts their hold.
     *
     * @throws org.precisionbenefit.intake.RefusedRequest when one of them is gone or nothing would change
     */
    Done hold(Asked asked, boolean lift);

    /**
     * Lists what is past the time of the rule, and destroys it if that is asked.
     *
     * @throws org.precisionbenefit.intake.RefusedRequest when the rule cannot be read
     */
    Retention retention(boolean apply);

    /**
     * What is asked of some decisions.
     *
     * @param decisions which, 1 to {@link #MOST}
     * @param law by which law, in a few words, such as its citation
     * @param reason who asked and why, without the member's name
     */
    record Asked(
            List<DecisionId> decisions,
            @Nullable String law,
            @Nullable String reason) {
        public Asked {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * What was done.
     *
     * @param event the event in the log
     * @param at when
     * @param decisions to which decisions
     * @param receipt the log's promise
     */
    record Done(String event, Instant at, List<DecisionId> decisions, String receipt) {
        public Done {
            Objects.requireNonNull(event, "event is null");
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * What is past its time.
     *
     * @param rule the rule that holds today
     * @param before what was received, and reviewed, before this instant is past its time
     * @param due what may be destroyed, at most a thousand
     * @param kept what is past its time and is held or waits
     * @param more whether there may be more
     * @param done what was destroyed, an event for each hundred; none when that was not asked
     */
    record Retention(
            Rule rule, Instant before, List<DecisionId> due, List<DecisionId> kept, boolean more, List<Done> done) {
        public Retention {
            due = List.copyOf(due);
            kept = List.copyOf(kept);
            done = List.copyOf(done);
        }
    }

    /**
     * For how long decisions are kept.
     *
     * @param years the years
     * @param since since when the rule holds
     * @param source the text it rests on
     * @param locator where in the text, and what it says
     */
    record Rule(int years, LocalDate since, String source, String locator) {}
}
