package org.precisionbenefit.api.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.casework.docket.Sample;

/**
 * A line of the docket.
 *
 * @param key which item
 * @param drug what was asked
 * @param mark how it stands
 * @param details what stands beside that: why it waited, who decided, what was special
 * @param policy the policy version, or empty
 * @param criteria the criteria that decided
 */
public record LineView(
        KeyView key, String drug, Mark mark, List<String> details, String policy, List<String> criteria) {
    private static final long DAY = 24;

    public LineView {
        details = List.copyOf(details);
        criteria = List.copyOf(criteria);
    }

    /**
     * Which item.
     *
     * @param decision the decision
     * @param item the item's sequence
     * @param plan the plan
     * @param urgency how fast the answer was needed
     * @param iso when it was received, for machines
     * @param received the same for a person
     */
    public record KeyView(String decision, int item, String plan, String urgency, String iso, String received) {
        static KeyView of(DocketLine line) {
            return new KeyView(
                    line.key().decision().value(),
                    line.key().item(),
                    line.key().plan().value(),
                    Words.plain(line.asked().urgency()),
                    line.key().receivedAt().toString(),
                    Words.minute(line.key().receivedAt()));
        }
    }

    static LineView of(DocketLine line, Instant now) {
        return new LineView(
                KeyView.of(line),
                drug(line),
                Mark.of(line.answer().state()),
                details(line, now),
                line.basis().policy(),
                line.basis().criteria());
    }

    /** A line of a sample, as it stood when it was drawn, if that is still there. */
    static LineView of(Sample.Line sampled, Instant at) {
        DocketLine line = sampled.line();
        if (line != null) {
            return of(line, at);
        }
        return of(
                DocketLine.closed(
                        new DocketLine.Key(
                                sampled.of().decision(),
                                sampled.of().item(),
                                sampled.of().plan(),
                                at),
                        LineState.REDACTED),
                at);
    }

    private static String drug(DocketLine line) {
        if (!line.asked().drug().isEmpty()) {
            return line.asked().drug();
        }
        return line.answer().state().isClosed() ? "Not told" : "A drug that could not be identified";
    }

    private static List<String> details(DocketLine line, Instant now) {
        DocketLine.Answer answer = line.answer();
        List<String> details = new ArrayList<>();
        if (!answer.waitedFor().isEmpty()) {
            details.add((answer.state().isOpen() ? "Waits: " : "Waited: ") + DocketWords.waitedFor(answer.waitedFor()));
        }
        if (answer.state().isOpen()) {
            details.add("for " + span(Duration.between(line.asked().began(), now)));
        }
        if (answer.isLate(now)) {
            details.add("late");
        }
        if (!answer.reviewer().isEmpty()) {
            details.add("by " + answer.reviewer());
        }
        if (answer.overridden()) {
            details.add("otherwise than proposed");
        }
        if (answer.overturned()) {
            details.add("approved later in the same case");
        }
        if (line.basis().scoreMattered()) {
            details.add("a score mattered");
        }
        return details;
    }

    private static String span(Duration duration) {
        long hours = Math.max(0, duration.toHours());
        return hours < 2 * DAY ? hours + " h" : hours / DAY + " days";
    }
}
