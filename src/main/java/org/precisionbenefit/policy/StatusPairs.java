package org.precisionbenefit.policy;

import java.util.HashSet;
import java.util.Set;

/** Sets of what a line may come to by one answer and by another, a bit for each pair of statuses. */
final class StatusPairs {
    private static final Status[] STATUSES = Status.values();
    private static final int COUNT = STATUSES.length;
    /** A group that needs all or one is told by whether a child is met, not met, unknown: three bits for each answer. */
    private static final int MET = 1;

    private static final int NOT_MET = 2;
    private static final int UNKNOWN = 4;
    private static final int SIDE = 3;
    private static final int SIDE_MASK = (1 << SIDE) - 1;
    /** Of other groups the children are counted: three numbers of ten bits for each answer. */
    private static final int COUNTED = 10;

    private static final int COUNT_MASK = (1 << COUNTED) - 1;
    private static final int COUNTS = 3 * COUNTED;

    private StatusPairs() {}

    static int of(Status first, Status second) {
        return 1 << first.ordinal() * COUNT + second.ordinal();
    }

    /** The same status by both answers. */
    static int same(Status status) {
        return of(status, status);
    }

    /** Whether there is a pair of two different statuses. */
    static boolean differ(int pairs) {
        for (Status status : STATUSES) {
            pairs &= ~same(status);
        }
        return pairs != 0;
    }

    /** What a line comes to by whether it applies and what it would come to. */
    static int applying(int onlyIf, int own) {
        int result = 0;
        for (int applies = onlyIf; applies != 0; applies &= applies - 1) {
            int at = Integer.numberOfTrailingZeros(applies);
            for (int owns = own; owns != 0; owns &= owns - 1) {
                int of = Integer.numberOfTrailingZeros(owns);
                result |= of(applying(at / COUNT, STATUSES[of / COUNT]), applying(at % COUNT, STATUSES[of % COUNT]));
            }
        }
        return result;
    }

    private static Status applying(int onlyIf, Status own) {
        return switch (STATUSES[onlyIf]) {
            case MET -> own;
            case UNKNOWN -> Status.UNKNOWN;
            case NOT_MET, NOT_APPLICABLE -> Status.NOT_APPLICABLE;
        };
    }

    /** What a group comes to; what its children come to does not hang together. */
    static int combine(int atLeast, int[] children) {
        return atLeast == 1 || atLeast == children.length ? seen(atLeast > 1, children) : counted(atLeast, children);
    }

    private static int seen(boolean all, int[] children) {
        long states = 1;
        for (int child : children) {
            long next = 0;
            for (long left = states; left != 0; left &= left - 1) {
                int state = Long.numberOfTrailingZeros(left);
                for (int pairs = child; pairs != 0; pairs &= pairs - 1) {
                    int pair = Integer.numberOfTrailingZeros(pairs);
                    next |= 1L << (state | bit(pair / COUNT) | bit(pair % COUNT) << SIDE);
                }
            }
            states = next;
        }
        int result = 0;
        for (long left = states; left != 0; left &= left - 1) {
            int state = Long.numberOfTrailingZeros(left);
            result |= of(status(all, state & SIDE_MASK), status(all, state >> SIDE));
        }
        return result;
    }

    private static int bit(int status) {
        return switch (STATUSES[status]) {
            case MET -> MET;
            case NOT_MET -> NOT_MET;
            case UNKNOWN -> UNKNOWN;
            case NOT_APPLICABLE -> 0;
        };
    }

    /** As {@link ReferenceEvaluator#combine} counts: with nothing that applies a group is unknown. */
    private static Status status(boolean all, int seen) {
        if ((seen & (all ? NOT_MET : MET)) != 0) {
            return all ? Status.NOT_MET : Status.MET;
        }
        if ((seen & UNKNOWN) != 0 || seen == 0) {
            return Status.UNKNOWN;
        }
        return all ? Status.MET : Status.NOT_MET;
    }

    private static int counted(int atLeast, int[] children) {
        Set<Long> states = Set.of(0L);
        for (int child : children) {
            Set<Long> next = new HashSet<>();
            for (long state : states) {
                for (int pairs = child; pairs != 0; pairs &= pairs - 1) {
                    int pair = Integer.numberOfTrailingZeros(pairs);
                    next.add(state + one(pair / COUNT) + (one(pair % COUNT) << COUNTS));
                }
            }
            states = next;
        }
        int result = 0;
        for (long state : states) {
            result |= of(status(atLeast, state), status(atLeast, state >> COUNTS));
        }
        return result;
    }

    private static long one(int status) {
        return switch (STATUSES[status]) {
            case MET -> 1L;
            case NOT_MET -> 1L << COUNTED;
            case UNKNOWN -> 1L << 2 * COUNTED;
            case NOT_APPLICABLE -> 0;
        };
    }

    private static Status status(int atLeast, long counts) {
        int met = (int) (counts & COUNT_MASK);
        int notMet = (int) (counts >> COUNTED & COUNT_MASK);
        int unknown = (int) (counts >> 2 * COUNTED & COUNT_MASK);
        int needed = Math.min(atLeast, met + notMet + unknown);
        if (needed == 0) {
            return Status.UNKNOWN;
        }
        if (met >= needed) {
            return Status.MET;
        }
        return met + unknown < needed ? Status.NOT_MET : Status.UNKNOWN;
    }
}
