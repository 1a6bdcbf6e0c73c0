package org.precisionbenefit.policy.law;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a law says of exceptions from step therapy, or that none does.
 *
 * @param where the state and kind of plan that it binds
 * @param grounds the grounds on which an exception has to be granted, in the order of their kind; empty where no law grants
 *     any and guidelines and the plan's own policy alone decide
 * @param clock by when a request has to be answered
 * @param source the law
 */
public record StepLaw(Jurisdiction where, List<ExceptionGround> grounds, Clock clock, LawSource source)
        implements LawRow {
    public StepLaw {
        Objects.requireNonNull(where, "where is null");
        grounds = List.copyOf(new TreeSet<>(grounds));
        Objects.requireNonNull(clock, "clock is null");
        Objects.requireNonNull(source, "source is null");
    }

    /** Whether a machine may take it for the ground of a yes. */
    public boolean grants(ExceptionGround ground) {
        return source.verified() && grounds.contains(ground);
    }

    /**
     * By when a request for an exception has to be answered.
     *
     * @param standardHours hours after receipt, or null where none is known
     * @param urgentHours hours after receipt where the delay would harm, or null where none is known
     * @param grantedIfLate whether the law takes the exception as granted when the hours have passed; nothing here decides by
     *     it, and whoever reviews the request is told
     */
    public record Clock(
            @Nullable Integer standardHours, @Nullable Integer urgentHours, boolean grantedIfLate) {
        /** No hours are known. */
        public static final Clock NONE = new Clock(null, null, false);
    }
}
