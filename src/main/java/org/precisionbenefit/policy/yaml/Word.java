package org.precisionbenefit.policy.yaml;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.Test;

/**
 * One word of the vocabulary with what only the reading of policies needs.
 *
 * @param term the term
 * @param argument what it is asked about
 * @param label how a person reads it, {@code {}} standing for the argument; empty when the vocabulary gives none
 * @param words the words it can have, empty when any word may stand
 */
record Word(Term term, ArgumentKind argument, String label, List<String> words) {
    Word {
        Objects.requireNonNull(term, "term is null");
        Objects.requireNonNull(argument, "argument is null");
        Objects.requireNonNull(label, "label is null");
        words = List.copyOf(words);
    }

    /** How a person reads the term asked about this argument. */
    Test.Wording wording(TermKey key) {
        return label.isEmpty()
                ? new Test.Wording(Test.Wording.of(key).term(), term.unit())
                : new Test.Wording(label.replace("{}", argument.spoken(key.argument())), term.unit());
    }
}
