package org.precisionbenefit.policy.yaml;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.policy.Term;

/**
 * One word of the vocabulary with what only the reading of policies needs.
 *
 * @param term the term
 * @param argument what it is asked about
 * @param words the words it can have, empty when any word may stand
 */
record Word(Term term, ArgumentKind argument, List<String> words) {
    Word {
        Objects.requireNonNull(term, "term is null");
        Objects.requireNonNull(argument, "argument is null");
        words = List.copyOf(words);
    }
}
