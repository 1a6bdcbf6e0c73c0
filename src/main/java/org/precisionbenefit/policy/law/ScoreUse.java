package org.precisionbenefit.policy.law;

/** What a model's score may do to the way of a request. What it may not do it does not: the answer is the one without it. */
public enum ScoreUse {
    /** It may open a way and hold a request for a person's look. */
    ALLOWED,
    /** It may help to a yes; on every other path the answer is the one without scores. */
    OPENS_ONLY,
    /** The answer is the one without scores; what the models said is recorded beside it. */
    FORBIDDEN,
    /** The member chose not to be scored: no model is run. */
    NOT_RUN
}
