package org.precisionbenefit.policy.draft;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.policy.Term;

/**
 * A word of the vocabulary as an editor offers it.
 *
 * @param term the term
 * @param label how sentences name it, {@code {}} standing for the argument; empty when the vocabulary gives none
 * @param argument what it is asked about, such as {@code value set} or {@code ingredient}; empty when nothing
 * @param words the words it can have, empty when any may stand
 */
public record VocabularyWord(Term term, String label, String argument, List<String> words) {
    public VocabularyWord {
        Objects.requireNonNull(term, "term is null");
        Objects.requireNonNull(label, "label is null");
        Objects.requireNonNull(argument, "argument is null");
        words = List.copyOf(words);
    }
}
