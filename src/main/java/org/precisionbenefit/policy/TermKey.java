package org.precisionbenefit.policy;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A vocabulary term with its argument, as a policy file writes it: {@code age} or {@code days_of(clopidogrel)}.
 *
 * @param term the term's name in the vocabulary
 * @param argument what the term is asked about, empty when it takes none
 */
public record TermKey(String term, String argument) implements Comparable<TermKey> {
    private static final Pattern TERM = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern ARGUMENT = Pattern.compile("[A-Za-z0-9 ._*/:-]*");

    public TermKey {
        Objects.requireNonNull(term, "term is null");
        Objects.requireNonNull(argument, "argument is null");
        if (!TERM.matcher(term).matches()) {
            throw new IllegalArgumentException(
                    "The term (" + term + ") must be lower-case words joined by underscores.");
        }
        if (!ARGUMENT.matcher(argument).matches()) {
            throw new IllegalArgumentException(
                    "The argument of term (" + term + ") has a character that is not allowed.");
        }
    }

    @Override
    public int compareTo(TermKey other) {
        int byTerm = term.compareTo(other.term);
        return byTerm != 0 ? byTerm : argument.compareTo(other.argument);
    }

    @Override
    public String toString() {
        return argument.isEmpty() ? term : term + "(" + argument + ")";
    }
}
