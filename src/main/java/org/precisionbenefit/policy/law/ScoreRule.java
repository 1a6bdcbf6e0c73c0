package org.precisionbenefit.policy.law;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a law, or the plan's own rule, lets a model's score do.
 *
 * @param where the state and kind of plan that it binds
 * @param use what a score may do to the way of a request
 * @param reviewerSees whether a reviewer may see a score before the request is decided
 * @param duties what is owed to people
 * @param source the law
 */
public record ScoreRule(Jurisdiction where, ScoreUse use, boolean reviewerSees, Duties duties, LawSource source)
        implements LawRow {
    public ScoreRule {
        Objects.requireNonNull(where, "where is null");
        Objects.requireNonNull(use, "use is null");
        Objects.requireNonNull(duties, "duties is null");
        Objects.requireNonNull(source, "source is null");
        if (use == ScoreUse.NOT_RUN) {
            throw new IllegalArgumentException("Only a member chooses that no model is run.");
        }
    }

    /**
     * What is owed to people, each a sentence in the project's own words, or null where nothing is.
     *
     * @param review who has to look before a request is answered with less than was asked
     * @param disclosure what member and prescriber have to be told where a model took part
     * @param notice what has to follow when less is answered than was asked
     */
    public record Duties(
            @Nullable String review,
            @Nullable String disclosure,
            @Nullable String notice) {
        /** Nothing is owed. */
        public static final Duties NONE = new Duties(null, null, null);
    }
}
