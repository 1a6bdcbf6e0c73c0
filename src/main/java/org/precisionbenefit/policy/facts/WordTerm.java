package org.precisionbenefit.policy.facts;

/**
 * One of the known words of a term; a term with several words has one such fact for each.
 *
 * @param term the term with its argument, as a policy file writes it
 * @param documented whether a document stands behind it
 * @param word the word
 */
public record WordTerm(String term, boolean documented, String word) {}
