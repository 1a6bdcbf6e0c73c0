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
 */
public record Test(
        TermKey term, Operator operator, @Nullable BigDecimal number, List<String> words, Provenance.Source needs) {
    public Test {
        Objects.requireNonNull(term, "term is null");
        Objects.requireNonNull(operator, "operator is null");
        words = List.copyOf(words);
        Objects.requireNonNull(needs, "needs is null");
    }
}
