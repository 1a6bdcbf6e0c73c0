package org.precisionbenefit.api;

/**
 * Where the log's promise stands in an answer. It stands outside the body: the entry commits to the body, so the body cannot
 * hold what is signed over the entry.
 */
public final class DecisionReceipt {
    /** The header. */
    public static final String HEADER = "Decision-Receipt";

    private DecisionReceipt() {}
}
