package org.precisionbenefit.casework;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * When a case began, as clocks count it.
 *
 * @param opened when the first request of it was received that nobody has answered since
 * @param received when this request was received, which may complete that one
 * @param zone the zone of the plan's days
 */
public record CaseBegan(Instant opened, Instant received, ZoneId zone) {
    public CaseBegan {
        Objects.requireNonNull(opened, "opened is null");
        Objects.requireNonNull(received, "received is null");
        Objects.requireNonNull(zone, "zone is null");
    }

    /** From when a clock runs that starts so. */
    Instant start(ClockStart start) {
        Integer most = start.mostDays();
        if (start.from() == ClockStart.From.RECEIPT || most == null) {
            return opened;
        }
        Instant latest = opened.atZone(zone).plusDays(most).toInstant();
        return received.isAfter(latest) ? latest : received;
    }
}
