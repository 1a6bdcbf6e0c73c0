package org.precisionbenefit.policy.law;

import java.time.LocalDate;

/** A row of a law table. */
public sealed interface LawRow permits StepLaw, ScoreRule, SupplyRule {
    /** Whose law it is. */
    Jurisdiction where();

    /** Where it comes from and when it holds. */
    LawSource source();

    /** Whether it holds there on the day. */
    default boolean holds(Jurisdiction of, LocalDate day) {
        return where().covers(of) && source().holds().contains(day);
    }
}
