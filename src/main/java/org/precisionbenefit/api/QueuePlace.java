package org.precisionbenefit.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.audit.review.WaitingItem;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/** A place in the queue of what waits as it stands in an address: due instant, decision and item. */
public final class QueuePlace {
    private static final Pattern FORM =
            Pattern.compile("(2[0-9]{3}-[0-9TZ:.-]{15,26})_([0-9a-f-]{36})_([1-9][0-9]{0,8})");
    /** A place is found by the other parts; the plan is not asked for. */
    private static final PlanId ANY = new PlanId("any");

    private QueuePlace() {}

    /** The place after which the next page begins. */
    public static String write(WaitingItem last) {
        return last.dueAt() + "_" + last.decision() + "_" + last.item();
    }

    /** Reads what {@link #write} wrote; empty when it is anything else. */
    public static Optional<WaitingItem> read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new WaitingItem(
                    new DecisionId(parts.group(2)),
                    Integer.parseInt(parts.group(3)),
                    ANY,
                    Instant.parse(parts.group(1))));
        } catch (DateTimeException | IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
