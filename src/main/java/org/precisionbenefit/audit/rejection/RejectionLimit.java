package org.precisionbenefit.audit.rejection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.precisionbenefit.access.CallerId;

/**
 * How many refusals of one caller become lines of their own: the first of each minute. The others of that minute are counted
 * and become one line when it is over, so that nobody fills the record by being refused.
 */
public final class RejectionLimit {
    private final int lines;
    private final int room;
    private final Map<Share, Counted> counted = new HashMap<>();

    /** What becomes of a refusal. */
    public enum Given {
        /** A line of its own. */
        LINE,
        /** It is counted. */
        SUMMED,
        /** There is no room for a further caller. */
        NO_ROOM
    }

    private record Share(CallerId caller, Instant minute) {}

    private static final class Counted {
        private int lines;
        private int more;
    }

    /**
     * Builds a limit.
     *
     * @param lines how many refusals of one caller become lines in a minute
     * @param room how many callers are counted at once
     */
    public RejectionLimit(int lines, int room) {
        this.lines = lines;
        this.room = room;
    }

    /** Counts a refusal of this caller at this instant. */
    public synchronized Given take(CallerId caller, Instant at) {
        Share share = new Share(caller, at.truncatedTo(ChronoUnit.MINUTES));
        Counted so = counted.get(share);
        if (so == null) {
            if (counted.size() >= room) {
                return Given.NO_ROOM;
            }
            so = new Counted();
            counted.put(share, so);
        }
        if (so.lines < lines) {
            so.lines++;
            return Given.LINE;
        }
        so.more++;
        return Given.SUMMED;
    }

    /** The sums of all minutes that are over at this instant. They are then forgotten. */
    public List<Rejection> over(Instant now) {
        Instant present = now.truncatedTo(ChronoUnit.MINUTES);
        return take(share -> share.minute().isBefore(present));
    }

    /** The sums of all minutes, the present one included. They are then forgotten. */
    public List<Rejection> all() {
        return take(share -> true);
    }

    private synchronized List<Rejection> take(Predicate<Share> which) {
        List<Rejection> sums = new ArrayList<>();
        Iterator<Map.Entry<Share, Counted>> each = counted.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Share, Counted> one = each.next();
            if (which.test(one.getKey())) {
                int more = one.getValue().more;
                if (more > 0) {
                    sums.add(new Rejection(one.getKey().minute(), one.getKey().caller(), null, more));
                }
                each.remove();
            }
        }
        return sums;
    }
}
