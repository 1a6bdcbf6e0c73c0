package org.precisionbenefit.decision;

/**
 * The answer for one requested item. What a machine may answer is {@link Automatic}; less than was asked and no are
 * answers of people only and are constructed in casework alone.
 */
public sealed interface Determination permits Automatic, HumanDetermination {
    /** The X12 306 action that stands for this answer. */
    ReviewAction reviewAction();

    /** One sentence for a person: why. */
    String because();
}
