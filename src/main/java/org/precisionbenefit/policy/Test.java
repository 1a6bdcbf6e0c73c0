package org.precisionbenefit.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.Provenance;

/**
 * One comparison of one term.
 *
 * @param term the term
 * @param operator how it is compared
 * @param number the figure compared with, for the four order operators, in the term's own unit; null otherwise
 * @param words the words compared with, for {@code is} and {@code in}; empty otherwise
 * @param needs the weakest statement that may meet it; an attested fact under a test that needs documents is unknown
 * @param wording how a person reads the term
 * @param alwaysKnown whether the payer's own tables always answer the term, so that it cannot be unknown
 */
public record Test(
        TermKey term,
        Operator operator,
        @Nullable BigDecimal number,
        List<String> words,
        Provenance.Source needs,
        Wording wording,
        boolean alwaysKnown) {
    public Test {
        Objects.requireNonNull(term, "term is null");
        Objects.requireNonNull(operator, "operator is null");
        words = List.copyOf(words);
        Objects.requireNonNull(needs, "needs is null");
        Objects.requireNonNull(wording, "wording is null");
    }

    /** A test of a term that may be unknown. */
    public Test(
            TermKey term,
            Operator operator,
            @Nullable BigDecimal number,
            List<String> words,
            Provenance.Source needs,
            Wording wording) {
        this(term, operator, number, words, needs, wording, false);
    }

    /** A test whose term is read by its own name. */
    public Test(
            TermKey term, Operator operator, @Nullable BigDecimal number, List<String> words, Provenance.Source needs) {
        this(term, operator, number, words, needs, Wording.of(term));
    }

    /**
     * How a person reads a term.
     *
     * @param term the term in words that fit into a sentence, for example {@code the days on aspirin}
     * @param unit the unit of its number, empty when it has none
     */
    public record Wording(String term, String unit) {
        public Wording {
            Objects.requireNonNull(term, "term is null");
            Objects.requireNonNull(unit, "unit is null");
        }

        /** The term's own name and argument in words, for a term that nobody gave a label. */
        public static Wording of(TermKey key) {
            String words = "the " + key.term().replace('_', ' ');
            return new Wording(key.argument().isEmpty() ? words : words + " " + key.argument(), "");
        }
    }
}
