package org.precisionbenefit.terminology.authored;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.precisionbenefit.terminology.LetterCase;

/** The words by which an author chooses one of a closed list. */
public final class Choices {
    private Choices() {}

    /** Each constant by its name in lower case with hyphens. */
    public static <E extends Enum<E>> SortedMap<String, E> hyphenated(E[] all) {
        return by(all, Choices::hyphenated);
    }

    /** Each constant by its name in lower case with blanks. */
    public static <E extends Enum<E>> SortedMap<String, E> spaced(E[] all) {
        return by(all, Choices::spaced);
    }

    /** Each constant by its own name. */
    public static <E extends Enum<E>> SortedMap<String, E> named(E[] all) {
        return by(all, Enum::name);
    }

    /** Each value by the word for it. */
    public static <T> SortedMap<String, T> by(T[] all, Function<T, String> word) {
        SortedMap<String, T> words = new TreeMap<>();
        for (T one : all) {
            words.put(word.apply(one), one);
        }
        return Collections.unmodifiableSortedMap(words);
    }

    /** The constant's name in lower case with hyphens. */
    public static String hyphenated(Enum<?> constant) {
        return lowerCase(constant, '-');
    }

    /** The constant's name in lower case with blanks. */
    public static String spaced(Enum<?> constant) {
        return lowerCase(constant, ' ');
    }

    private static String lowerCase(Enum<?> constant, char joint) {
        return LetterCase.lower(constant.name()).replace('_', joint);
    }
}
