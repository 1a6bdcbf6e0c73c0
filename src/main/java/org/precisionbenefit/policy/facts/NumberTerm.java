package org.precisionbenefit.policy.facts;

/**
 * The known number of a term.
 *
 * @param term the term with its argument, as a policy file writes it
 * @param documented whether a document stands behind it
 * @param value the number in the term's own unit
 */
public record NumberTerm(String term, boolean documented, double value) {}
