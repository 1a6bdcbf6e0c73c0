package org.precisionbenefit.api.rest;

import java.util.ArrayDeque;
import java.util.Deque;

/** A bounded number of places and a bounded queue before them. Nobody blocks: who waits is called. */
final class Places {
    private final int places;
    private final int most;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int taken;

    /** What became of one who asked for a place. */
    enum Given {
        /** It has a place and goes on at once. */
        PLACE,
        /** It is called when it has a place. */
        QUEUED,
        /** There is no room for it. */
        NONE
    }

    /**
     * Builds the places.
     *
     * @param places how many may be in progress, above zero
     * @param waiting how many may wait
     */
    Places(int places, int waiting) {
        if (places < 1 || waiting < 0) {
            throw new IllegalArgumentException(
                    "Places (" + places + ") must be positive, waiting (" + waiting + ") must not be negative.");
        }
        this.places = places;
        this.most = waiting;
    }

    /** Whether one who came now would find neither place nor room to wait. */
    synchronized boolean isFull() {
        return taken >= places && waiting.size() >= most;
    }

    /** Asks for a place; {@code called} is run by whoever leaves, once, when the answer is QUEUED. */
    synchronized Given enter(Runnable called) {
        if (taken < places) {
            taken++;
            return Given.PLACE;
        }
        if (waiting.size() >= most) {
            return Given.NONE;
        }
        waiting.add(called);
        return Given.QUEUED;
    }

    /** Gives up waiting; false when the place was given already. */
    synchronized boolean withdraw(Runnable called) {
        return waiting.remove(called);
    }

    /** Gives the place back, or on to the one who has waited longest. */
    void leave() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                taken--;
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
