package org.precisionbenefit.policy.check;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Which values a term can have.
 *
 * @param whole whether its number is counted, so that there is nothing between 17 and 18
 * @param least the least number, or null where none is known
 * @param most the greatest number, or null where none is known
 * @param several whether it can have more than one word at a time
 * @param words its words in small letters, empty where any word may come
 */
public record TermDomain(
        boolean whole,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        boolean several,
        SortedSet<String> words) {
    private static final Set<TermSource> COUNTED = EnumSet.of(
            TermSource.MEMBER_AGE,
            TermSource.MEMBER_AGE_IN_MONTHS,
            TermSource.DAYS_OF_DRUG,
            TermSource.TRIALS_OF_DRUGS,
            TermSource.PAID_DAYS,
            TermSource.DAYS_SUPPLY,
            TermSource.LINE_OF_THERAPY);

    public TermDomain {
        words = Collections.unmodifiableSortedSet(new TreeSet<>(words));
    }

    /**
     * What the vocabulary says of the word.
     *
     * @param term the word
     * @param words the words that it can have as the vocabulary writes them, empty for any
     */
    public static TermDomain of(Term term, Collection<String> words) {
        TermSource source = term.source();
        boolean counted = COUNTED.contains(source);
        boolean probability = source == TermSource.SCORE;
        SortedSet<String> small = new TreeSet<>();
        words.forEach(word -> small.add(LetterCase.lower(word)));
        return new TermDomain(
                counted,
                counted || probability || source == TermSource.DAILY_DOSE ? BigDecimal.ZERO : null,
                probability ? BigDecimal.ONE : null,
                source == TermSource.OUTCOME_OF_DRUG,
                small);
    }

    /** The same with one word at a time, for a table of which each row speaks of one. */
    public TermDomain ofOneWord() {
        return new TermDomain(whole, least, most, false, words);
    }

    /** Whether a number can be a value. */
    public boolean holds(BigDecimal number) {
        return (least == null || number.compareTo(least) >= 0)
                && (most == null || number.compareTo(most) <= 0)
                && (!whole || number.stripTrailingZeros().scale() <= 0);
    }
}
