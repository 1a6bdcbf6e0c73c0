package org.precisionbenefit.audit.review;

/** A part of what is shown to whoever reviews. The names are kept for ever. */
public enum ReviewPart {
    /** What was asked, under which plan, by when it is due. */
    ASKED,
    /** What the machine answered and why it waits. */
    ANSWER,
    /** The criteria with finding, facts and citation. */
    CRITERIA,
    /** What genes and markers say. */
    EVIDENCE,
    /** What the models say. */
    SCORES,
    /** What the plan's own row says of the drug. */
    BENEFIT,
    /** Which law speaks of the review. */
    LAW,
    /** What is said beside the answer. */
    REMARKS,
    /** What can be cited. */
    GROUNDS
}
