package org.precisionbenefit.policy;

/** What a criterion is for; it decides how far a status may move an outcome. */
public enum Kind {
    /** Has to be met, alone or as one of several ways, for an approval. */
    REQUIREMENT,
    /**
     * Screens for harm: met means that the harm is ruled out. Unknown is asked for, not met goes to a person. It stands
     * at the top of the tree, is never one of several ways, and never rests on a score alone.
     */
    SAFETY_EXCLUSION,
    /**
     * Names a score: met means no concern, unknown changes nothing, not met sends an otherwise approvable request to a
     * pharmacist. It stands beside the tree, never in it.
     */
    SAFETY_HOLD,
    /** Adds a sentence to the answer when it is met and changes no outcome. */
    NOTE
}
