package org.precisionbenefit.policy.facts;

/**
 * A term of which nothing usable is known.
 *
 * @param term the term with its argument, as a policy file writes it
 */
public record UnknownTerm(String term) {}
