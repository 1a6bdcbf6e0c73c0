package org.precisionbenefit.hostile;

import java.util.List;

/** Where a hostile document takes its choices from: a seed in the tests, the fuzzer's bytes when fuzzing. */
@FunctionalInterface
public interface Chance {
    /** A number from 0 up to, not including, the bound. */
    int below(int bound);

    default boolean oneIn(int many) {
        return below(many) == 0;
    }

    default <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }
}
