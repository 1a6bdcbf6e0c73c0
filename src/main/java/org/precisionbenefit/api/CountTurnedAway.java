package org.precisionbenefit.api;

/** How many requests leave without being read, because there are too many? */
@FunctionalInterface
public interface CountTurnedAway {
    /** Counts one. */
    void turnedAway(Why why);

    /** Why a request was turned away. */
    enum Why {
        /** The queue is full. */
        QUEUE_FULL,
        /** The caller sends more than its share. */
        OVER_LIMIT,
        /** It would have waited longer than its deadline. */
        TOO_LATE
    }
}
