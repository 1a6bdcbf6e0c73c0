package org.precisionbenefit.decision;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one place where every fault is caught. Deciding and replaying pass through the same one, so that neither answers a
 * fault in its own way.
 */
public final class Barrier {
    private Barrier() {}

    /**
     * Does some work; where it fails, something else stands for its value.
     *
     * @param work what may fail
     * @param otherwise what stands for its value, given the fault; the fault's own words may quote member data
     */
    public static <T> T behind(Supplier<T> work, Function<Throwable, T> otherwise) {
        try {
            return work.get();
        } catch (RuntimeException | StackOverflowError fault) {
            return otherwise.apply(fault);
        }
    }

    /** What a record says of a fault: its kind, never its words. */
    public static String alarm(Throwable fault) {
        return "A fault (" + fault.getClass().getSimpleName() + ") kept the request from being decided.";
    }
}
