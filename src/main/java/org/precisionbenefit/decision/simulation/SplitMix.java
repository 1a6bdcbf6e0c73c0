package org.precisionbenefit.decision.simulation;

import java.util.List;

/**
 * Numbers by chance from a seed: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) written out here, so that a seed gives the same
 * numbers in every Java. Streams of different names are independent: a term that is added moves no other one.
 */
final class SplitMix {
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final long FIRST = 0xBF58476D1CE4E5B9L;
    private static final long SECOND = 0x94D049BB133111EBL;
    private static final long NAME_START = 0xCBF29CE484222325L;
    private static final long NAME_FACTOR = 0x100000001B3L;

    private long state;

    private SplitMix(long state) {
        this.state = state;
    }

    /** The stream of a seed, a number and a name. */
    static SplitMix of(long seed, long number, String name) {
        long hash = NAME_START;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * NAME_FACTOR;
        }
        return new SplitMix(mixed(mixed(mixed(seed + STEP) ^ number) ^ hash));
    }

    long next() {
        state += STEP;
        return mixed(state);
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * FIRST;
        mixed = (mixed ^ (mixed >>> 27)) * SECOND;
        return mixed ^ (mixed >>> 31);
    }

    /** A number from 0 to below the bound; the bias of the remainder is below one in a thousand million here. */
    int below(int bound) {
        return (int) ((next() >>> 1) % bound);
    }

    /** Yes, so many times of a hundred. */
    boolean chance(int percent) {
        return below(100) < percent;
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }
}
