package org.precisionbenefit.policy.facts;

/**
 * One of the words that a comparison names.
 *
 * @param criterion the criterion's id
 * @param part what the comparison decides of the criterion
 * @param word the word
 */
public record WantedWord(String criterion, String part, String word) {}
