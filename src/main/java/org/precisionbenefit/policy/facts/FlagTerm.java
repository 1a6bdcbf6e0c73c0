package org.precisionbenefit.policy.facts;

/**
 * The known yes or no of a term.
 *
 * @param documented whether a document stands behind it
 * @param term the term with its argument, as a policy file writes it
 * @param value the answer
 */
public record FlagTerm(boolean documented, String term, boolean value) {}
