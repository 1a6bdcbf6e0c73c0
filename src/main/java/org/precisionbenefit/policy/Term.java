package org.precisionbenefit.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Code;

/**
 * One word of the vocabulary.
 *
 * @param name the word
 * @param type what kind of value it has
 * @param unit the unit of a number, empty otherwise
 * @param source how its value is found
 * @param absentMeans what it means when nothing was sent
 * @param staleAfterDays after how many days a fact is too old, or null when it does not age
 * @param question how it is asked for, and the code by which data can answer it, or null when it is never asked
 */
public record Term(
        String name,
        Type type,
        String unit,
        TermSource source,
        AbsentMeans absentMeans,
        @Nullable Integer staleAfterDays,
        @Nullable Question question) {
    public Term {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(unit, "unit is null");
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(absentMeans, "absentMeans is null");
    }

    /** The same word, of which only what lies so many days back or less counts. */
    public Term within(@Nullable Integer days) {
        return days == null ? this : new Term(name, type, unit, source, absentMeans, days, question);
    }

    /** What kind of value a term has. */
    public enum Type {
        NUMBER,
        FLAG,
        WORDS
    }

    /** What absence means. */
    public enum AbsentMeans {
        UNKNOWN,
        /** Complete data exist, so that nothing found is a no; only for terms the payer itself holds completely. */
        NO
    }

    /**
     * How a term is asked for.
     *
     * @param text the question for a prescriber; {@code {}} stands for the argument
     * @param codes the codes by which data can answer it
     */
    public record Question(String text, List<Code> codes) {
        public Question {
            Objects.requireNonNull(text, "text is null");
            codes = List.copyOf(codes);
        }
    }
}
